using System.CommandLine;
using PorFse.Ledger.Postgres;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli;

/// <summary>
/// The file of the key that signs checkpoints. Whoever owns the database must not be able to read it; on Windows, whose
/// files have no mode, its folder has to see to that.
/// </summary>
internal sealed class KeyFile
{
    internal const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly bool isUsual;
    private readonly string dataFolder;

    private KeyFile(string? named, string dataFolder)
    {
        isUsual = named is null;
        this.dataFolder = dataFolder;
        Location = Path.GetFullPath(named ?? Path.Combine(dataFolder, "checkpoint-key.pem"));
    }

    /// <summary>Where it is, or will be.</summary>
    internal string Location { get; }

    /// <summary>The option that names it.</summary>
    internal static Option<string?> Named(Labels labels) =>
        new("--key") { Description = labels["option.key"], HelpName = "file" };

    /// <summary>The file somebody names, else the one of PORFSE_KEY, else the usual one beside the cluster.</summary>
    internal static KeyFile Of(string? named, Settings settings) =>
        new(named ?? GlobalOptions.Variable("PORFSE_KEY"), settings.DataFolder);

    /// <summary>Makes a key and keeps it; refused where there is a file already.</summary>
    internal async Task CreateAsync(Labels labels)
    {
        if (Path.Exists(Location))
            throw new RefusedException(new KeyAlreadyThere(Location));
        if (isUsual)
            new EmbeddedPostgresOptions { DataFolder = dataFolder }.MakeDataFolder();
        using var key = EcdsaSigningKey.Create();
        await Destination.OfSecret(Location, labels).WriteAsync(text => text.WriteAsync(key.ToPem()));
    }

    /// <summary>The key; refused where there is none, or where it is no secret.</summary>
    internal async Task<EcdsaSigningKey> ReadAsync(CancellationToken cancellation)
    {
        if (!Path.Exists(Location))
            throw new RefusedException(new KeyMissing(Location));
        await using var file = new FileStream(Location, FileMode.Open, FileAccess.Read);
        if (!OperatingSystem.IsWindows() && File.GetUnixFileMode(file.SafeFileHandle) is var mode
            && (mode & Others) != 0)
        {
            throw new RefusedException(new KeyOpenToOthers(Location, Convert.ToString((int)mode, 8).PadLeft(4, '0')));
        }
        using var text = new StreamReader(file);
        return EcdsaSigningKey.FromPem(await text.ReadToEndAsync(cancellation))
            ?? throw new RefusedException(new KeyUnusable(Location));
    }
}

/// <summary>There is no key to sign with.</summary>
internal sealed record KeyMissing(string File) : Refusal
{
    public override string Message =>
        Text($"There are 0 keys in \"{File}\"; a checkpoint needs 1. Make it with \"porfse key new\".");
}

/// <summary>A new key would replace a file.</summary>
internal sealed record KeyAlreadyThere(string File) : Refusal
{
    public override string Message =>
        Text($"There is 1 \"{File}\" already; a new key needs 0 of that name, for a key is never replaced.");
}

/// <summary>Somebody else may read or change the key.</summary>
internal sealed record KeyOpenToOthers(string File, string Mode) : Refusal
{
    public override string Message =>
        Text($"The key \"{File}\" is open to others than its owner: its mode is {Mode}; it needs 0600.");
}

/// <summary>The file holds something else.</summary>
internal sealed record KeyUnusable(string File) : Refusal
{
    public override string Message =>
        Text($"The file \"{File}\" holds 0 private keys on P-256 (PKCS #8 in PEM, not encrypted); it needs 1.");
}
