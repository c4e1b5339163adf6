namespace PorFse.Ledger.Projections;

/// <summary>What every initiative has come to in a state: its life, its money and its projects.</summary>
/// <param name="Rows">The initiatives, in the plan's order.</param>
/// <remarks>Source: Reg. (EU) 1303/2013, art. 50(2) and 125(2)(d).</remarks>
public sealed record InitiativeProgress(IReadOnlyList<InitiativeRow> Rows)
{
    /// <summary>
    /// Reads it: the initiatives opened by the business date, and those that have money or projects by then.
    /// </summary>
    /// <param name="reading">The ledger.</param>
    /// <param name="programme">CCI of the programme.</param>
    /// <param name="basis">The state.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task<InitiativeProgress> ReadAsync(
        IReading reading, string programme, Basis basis, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(basis);
        var progress = new ProgressReader(reading, programme);
        var (at, until) = (basis.At, basis.KnownAt.Position);
        var state = await progress.ProgrammeAsync(until, cancellation).ConfigureAwait(false);
        var known = await progress.InitiativesAsync(until, cancellation).ConfigureAwait(false);
        var money = (await progress.CellsAsync(basis, cancellation).ConfigureAwait(false))
            .ToLookup(cell => cell.Initiative);
        var phases = await InitiativePhaseView.ReadAsync(reading, basis, cancellation).ConfigureAwait(false);
        var selected = await SelectionsByEraView.ReadAsync(reading, basis, cancellation).ConfigureAwait(false);
        return new InitiativeProgress(
        [
            .. new PlanOrder(state, at).Sort(known)
                .Where(entry => entry.OpenedOn <= at
                    || money.Contains(entry.Initiative) || selected.ContainsKey(entry.Initiative))
                .Select(entry => new InitiativeRow(
                    entry with { ClosedOn = entry.ClosedOn <= at ? entry.ClosedOn : null },
                    [.. phases[entry.Initiative]],
                    InitiativeFigures.Of(money[entry.Initiative], selected.GetValueOrDefault(entry.Initiative)))),
        ]);
    }
}

/// <summary>An initiative in a state.</summary>
/// <param name="Initiative">What it is; not closed where it was closed after the business date.</param>
/// <param name="Phases">The phases started by then, in order.</param>
/// <param name="Figures">Its money and projects.</param>
public sealed record InitiativeRow(
    InitiativeEntry Initiative, IReadOnlyList<InitiativePhase> Phases, InitiativeFigures Figures);

/// <summary>The money and projects of an initiative, or of several together.</summary>
/// <param name="Programmed">Resources programmed (<i>risorse programmate</i>), net, EUR.</param>
/// <param name="Committed">Commitments (<i>impegni</i>), net, EUR.</param>
/// <param name="Paid">Payments to beneficiaries (<i>pagamenti</i>), net, EUR.</param>
/// <param name="Certified">Certified expenditure (<i>spesa certificata</i>), net, EUR.</param>
/// <param name="Projects">Operations selected up to the business date (<i>progetti</i>).</param>
/// <param name="NewProjects">Those of them selected in its calendar year (<i>nuovi progetti</i>).</param>
public sealed record InitiativeFigures(
    Euro Programmed, Euro Committed, Euro Paid, Euro Certified, long Projects, long NewProjects)
{
    /// <summary>Several together, such as the initiatives of a family or of an axis.</summary>
    public static InitiativeFigures Together(IEnumerable<InitiativeFigures> parts)
    {
        var list = parts.ToList();
        return new InitiativeFigures(
            list.Sum(part => part.Programmed),
            list.Sum(part => part.Committed),
            list.Sum(part => part.Paid),
            list.Sum(part => part.Certified),
            list.Sum(part => part.Projects),
            list.Sum(part => part.NewProjects));
    }

    internal static InitiativeFigures Of(IEnumerable<ProgressCell> money, SelectedOperations selected)
    {
        var row = ProgressRow.Of(null, null, true, money);
        return new InitiativeFigures(
            row.Programmed!.Value, row.Committed, row.Paid, row.Certified, selected.All, selected.New);
    }
}
