namespace PorFse.Ledger.Postgres;

/// <summary>Who PostgreSQL runs as: the caller, or an unprivileged account for root, whom it refuses.</summary>
internal sealed class ServerAccount
{
    private readonly string name;
    private readonly string? user;
    private readonly string? group;

    private ServerAccount(string name, string? user, string? group)
    {
        this.name = name;
        this.user = user;
        this.group = group;
    }

    private bool IsCaller => user is null;

    /// <summary>The owner of an existing cluster; for a new one <c>postgres</c>, else <c>nobody</c>.</summary>
    internal static async Task<ServerAccount> ForAsync(ClusterFolder folder, CancellationToken ct)
    {
        if (OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess)
            return new ServerAccount(Environment.UserName, null, null);

        var account = await OwnerAsync(folder.Cluster, ct) ?? await NamedAsync("postgres", ct)
            ?? await NamedAsync("nobody", ct) ?? throw EmbeddedPostgresFailures.NoAccount();
        await account.RequireWayToAsync(folder.Root, ct);
        return account;
    }

    internal Task<ToolRun> RunAsync(CancellationToken ct, params IEnumerable<string> command) =>
        ToolRun.Of(OperatingSystem.IsWindows() ? Environment.SystemDirectory : "/", ct, As(command));

    /// <summary>Makes a folder that only the account may enter.</summary>
    internal async Task MakeAsync(string folder, CancellationToken ct)
    {
        if (Directory.Exists(folder))
            return;
        try
        {
            ClusterFolder.MakeOwnerOnly(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw EmbeddedPostgresFailures.Of(folder, refused);
        }

        await OwnAsync(folder, ct);
    }

    /// <summary>Hands a folder and all that is in it to the account.</summary>
    internal async Task OwnAsync(string folder, CancellationToken ct)
    {
        if (IsCaller)
            return;
        var run = await ToolRun.Of("/", ct, "chown", "-R", "-h", $"{user}:{group}", folder);
        if (!run.Succeeded)
            throw EmbeddedPostgresFailures.NotWritable(folder, new IOException(run.LastWords));
    }

    private static async Task<ServerAccount?> NamedAsync(string name, CancellationToken ct)
    {
        var user = await ToolRun.Of("/", ct, "id", "-u", name);
        var group = await ToolRun.Of("/", ct, "id", "-g", name);
        return user.Succeeded && group.Succeeded
            ? new ServerAccount(name, user.Output.Trim(), group.Output.Trim())
            : null;
    }

    private static async Task<ServerAccount?> OwnerAsync(string cluster, CancellationToken ct)
    {
        if (!Directory.Exists(cluster))
            return null;
        var listed = await ToolRun.Of("/", ct, "ls", "-ldn", cluster);
        var words = listed.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (!listed.Succeeded || words.Length < 4 || words[2] == "0")
            return null;
        var named = await ToolRun.Of("/", ct, "id", "-un", words[2]);
        return new ServerAccount(named.Succeeded ? named.Output.Trim() : words[2], words[2], words[3]);
    }

    private async Task RequireWayToAsync(string folder, CancellationToken ct)
    {
        for (var parent = folder; parent is not null; parent = Path.GetDirectoryName(parent))
        {
            if (OperatingSystem.IsWindows() || File.GetUnixFileMode(parent).HasFlag(UnixFileMode.OtherExecute))
                continue;
            if (!(await RunAsync(ct, "test", "-x", parent)).Succeeded)
                throw EmbeddedPostgresFailures.NotReachable(folder, parent, name);
        }
    }

    private IEnumerable<string> As(IEnumerable<string> command)
    {
        if (IsCaller)
            return command;
        if (ToolRun.Find("setpriv") is { } setpriv)
            return [setpriv, $"--reuid={user}", $"--regid={group}", "--clear-groups", "--", .. command];
        if (ToolRun.Find("runuser") is { } runuser)
            return [runuser, "-u", name, "--", .. command];
        if (ToolRun.Find("su") is { } su)
            return [su, "-s", "/bin/sh", name, "-c", "exec \"$0\" \"$@\"", "--", .. command];
        throw EmbeddedPostgresFailures.NoAccount();
    }
}
