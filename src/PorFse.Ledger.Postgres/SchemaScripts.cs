using System.Reflection;

namespace PorFse.Ledger.Postgres;

/// <summary>The SQL scripts in this assembly, by the name of their file.</summary>
internal static class SchemaScripts
{
    internal static string Text(string script)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(script)
            ?? throw new InvalidOperationException($"The assembly lacks its own script {script}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
