using System.Text.Json;
using Shouldly;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>How a run of the command ended and what it said.</summary>
/// <param name="ExitCode">0 done, 1 broken, 2 refused.</param>
/// <param name="Output">Its results.</param>
/// <param name="Errors">Everything else.</param>
internal sealed record Outcome(int ExitCode, string Output, string Errors)
{
    /// <summary>The result as JSON.</summary>
    internal JsonElement Json => JsonElement.Parse(Done.Output);

    /// <summary>The lines of the result.</summary>
    internal string[] Lines => Done.Output.TrimEnd('\n').Split('\n');

    /// <summary>This, if it went well.</summary>
    internal Outcome Done
    {
        get
        {
            ExitCode.ShouldBe(0, Errors);
            return this;
        }
    }

    /// <summary>Exit code and the whole of standard error, whatever the result.</summary>
    internal void ShouldEnd(int exitCode, string errors) => (ExitCode, Errors).ShouldBe((exitCode, errors));

    /// <summary>A refusal or failure: one sentence on standard error, no result, no stack trace.</summary>
    internal void ShouldSay(int exitCode, string sentence)
    {
        Errors.TrimEnd('\n').ShouldBe(sentence);
        ExitCode.ShouldBe(exitCode);
        Output.ShouldBeEmpty();
    }

    /// <summary>As <see cref="ShouldSay"/>, where the sentence ends in words that are not ours.</summary>
    internal void ShouldSayOneSentenceThatStarts(int exitCode, string beginning)
    {
        Errors.TrimEnd('\n').ShouldStartWith(beginning);
        Errors.TrimEnd('\n').ShouldNotContain("\n");
        ExitCode.ShouldBe(exitCode);
        Output.ShouldBeEmpty();
    }
}
