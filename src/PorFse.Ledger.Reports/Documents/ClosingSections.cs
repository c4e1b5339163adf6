using System.Globalization;

namespace PorFse.Ledger.Reports;

/// <summary>
/// The sections of the public summary on itself: where its numbers come from, and how anybody checks them.
/// </summary>
internal sealed class ClosingSections(ReportState state, Labels labels)
{
    private readonly Prose prose = new(labels);

    internal Section Method() => new("4", prose["method"], Markup.Of($"""
        {(state.Opening.Demonstration ? Demonstration : default)}
        {Prose.Paragraph(
            prose["method.events", state.Basis.KnownAt.Position, state.ByAxis.Total.Events],
            prose["method.dates", prose.Day(state.At)])}
        {Prose.Paragraph(prose["method.stages"], prose["method.rates"], prose["method.people"])}
        {Prose.Paragraph(prose["method.track"], prose["method.derived"])}
        """));

    internal Section Verification() => new("5", prose["verify"], Markup.Of($"""
        {Prose.Paragraph(prose["verify.what"])}
        <pre class="checkpoint">{state.Checkpoint.ToString()}</pre>
        <ol>
        {Step("verify.ask", "progress --by axis " + State)}
        {Step("verify.receipt", $"progress --by axis {State} --receipt table2.json", "verify --receipt table2.json")}
        {Step("verify.bundle", $"export bundle {State} --to evidence.zip")}
        {Step("verify.same", $"report {State} --lang {labels.Language} --to report.html")}
        </ol>
        """));

    /// <summary>What a reader of a demonstration must know before all numbers.</summary>
    internal Markup Demonstration => Markup.Of($"""
        <p class="warning"><strong>{prose["demonstration"]}</strong> {prose["demonstration.what"]}</p>

        """);

    private string State => string.Create(
        CultureInfo.InvariantCulture, $"--at {state.At:yyyy-MM-dd} --known-at \"#{state.Basis.KnownAt.Position}\"");

    private Markup Step(string key, params string[] commands) => Markup.Of($"""
        <li>{prose[key]}
        <pre>{string.Join('\n', commands.Select(command => "porfse " + command))}</pre></li>

        """);
}
