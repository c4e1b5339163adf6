namespace PorFse.Ledger.Exchange;

/// <summary>The files that are built into this room.</summary>
internal static class Resources
{
    /// <summary>The text of one of them.</summary>
    internal static string Text(string name)
    {
        using var stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"No file \"{name}\" is built in.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
