using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PorFse.Ledger.Exchange;

/// <summary>What was seen of a file by reading it once, before anything is decided.</summary>
/// <param name="Sha256">Of the whole file, in hexadecimal digits.</param>
/// <param name="Head">The row with the names of the columns; where it has findings, nothing else can be read.</param>
/// <param name="Rows">Rows, the names of the columns not counted.</param>
/// <param name="Foresight">What must be remembered while its rows are judged.</param>
public sealed record ImportSurvey(string Sha256, TransactionRow Head, long Rows, Foresight Foresight)
{
    private const int BytesOfRow = 40;

    internal static ImportSurvey Of(
        ImportFile file, Provenance origin, Action<long> progress, CancellationToken cancellation)
    {
        using var pass = file.Begin(origin);
        var foresight = new Foresight(file.Length / BytesOfRow);
        foreach (var row in pass.Rows())
        {
            cancellation.ThrowIfCancellationRequested();
            if (row.Transactions.Count > 0)
            {
                foresight.See(
                    row.Submissions(), row.Transactions.Select(one => one.Entry.Corrects).OfType<string>());
            }
            progress(pass.BytesRead);
        }
        foresight.Close();
        return new ImportSurvey(pass.Sha256(), pass.Head, pass.Tally.Rows, foresight);
    }

    /// <summary>
    /// The identity of the import of this file through a profile: the same file is the same batch, interrupted or not.
    /// </summary>
    internal string Batch(TransactionProfile profile)
    {
        var name = $"{Sha256}\u001f{profile.Name}\u001f{profile.Version}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 8));
    }

    /// <summary>The identity when it was imported and undone so many times.</summary>
    internal static string Repeated(string batch, int repetition) =>
        repetition == 0 ? batch : string.Create(CultureInfo.InvariantCulture, $"{batch}.{repetition + 1}");
}
