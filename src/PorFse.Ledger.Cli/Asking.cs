using System.Text.Json;
using PorFse.Ledger.Reports;

namespace PorFse.Ledger.Cli;

/// <summary>Gives a command once more and keeps what it answers, for receipts.</summary>
internal static class Asking
{
    /// <summary>The answer to a question, as <c>--format json</c> gives it.</summary>
    internal static async Task<JsonElement> AnswerAsync(
        IReadOnlyList<string> question, Settings settings, CancellationToken cancellation)
    {
        using var answer = new MemoryStream();
        string[] where = settings.Database is { } database
            ? ["--database", database]
            : ["--data", settings.DataFolder];
        var code = await Porfse.InvokeAsync(
            [.. question, .. where, "--format", "json", "--quiet"], Labels.English, answer, cancellation);
        return code == ExitCode.Done
            ? JsonDocument.Parse(answer.ToArray()).RootElement
            : throw new RefusedException(new QuestionUnanswered(string.Join(' ', question), code));
    }
}

/// <summary>A question of a receipt has no answer.</summary>
internal sealed record QuestionUnanswered(string Question, int ExitCode) : Refusal
{
    public override string Message => Text($"\"porfse {Question}\" ended with {ExitCode}; a receipt needs 0.");
}
