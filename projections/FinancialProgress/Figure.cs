using System.Diagnostics;

namespace PorFse.Ledger.Projections;

/// <summary>A figure of Table 2: five amounts, and the rate of each of the last four to the one before it.</summary>
public enum Figure
{
    /// <summary>A (<i>dotazione finanziaria</i>).</summary>
    Allocation = 0,

    /// <summary>B (<i>programmato</i>).</summary>
    Programmed = Stage.Programmed,

    /// <summary>D (<i>impegni</i>).</summary>
    Committed = Stage.Committed,

    /// <summary>F (<i>pagamenti ai beneficiari</i>).</summary>
    Paid = Stage.Paid,

    /// <summary>H (<i>spesa certificata</i>).</summary>
    Certified = Stage.Certified,

    /// <summary>C = B/A.</summary>
    ProgrammedRate,

    /// <summary>E = D/B.</summary>
    CommittedRate,

    /// <summary>G = F/D.</summary>
    PaidRate,

    /// <summary>I = H/F.</summary>
    CertifiedRate,
}

/// <summary>What the figures are made of, and where they are found.</summary>
public static class Figures
{
    /// <summary>The five amounts.</summary>
    public static IReadOnlyList<Figure> Amounts { get; } =
        [Figure.Allocation, Figure.Programmed, Figure.Committed, Figure.Paid, Figure.Certified];

    /// <summary>The stage of an amount that transactions move; null for the allocation and the rates.</summary>
    public static Stage? StageOf(this Figure figure) =>
        figure is >= Figure.Programmed and <= Figure.Certified ? (Stage)figure : null;

    /// <summary>What a rate divides by what; null for an amount.</summary>
    public static (Figure Numerator, Figure Denominator)? TermsOf(this Figure figure) => figure switch
    {
        Figure.ProgrammedRate => (Figure.Programmed, Figure.Allocation),
        Figure.CommittedRate => (Figure.Committed, Figure.Programmed),
        Figure.PaidRate => (Figure.Paid, Figure.Committed),
        Figure.CertifiedRate => (Figure.Certified, Figure.Paid),
        _ => null,
    };

    /// <summary>The amount of a row; null where the row has none, and for rates.</summary>
    public static Euro? AmountOf(this ProgressRow row, Figure figure)
    {
        ArgumentNullException.ThrowIfNull(row);
        return figure switch
        {
            Figure.Allocation => row.Allocation,
            Figure.Programmed => row.Programmed,
            Figure.Committed => row.Committed,
            Figure.Paid => row.Paid,
            Figure.Certified => row.Certified,
            _ => null,
        };
    }

    /// <summary>The column's letter in Table 2.</summary>
    public static string LetterOf(this Figure figure) => figure switch
    {
        Figure.Allocation => "A",
        Figure.Programmed => "B",
        Figure.ProgrammedRate => "C",
        Figure.Committed => "D",
        Figure.CommittedRate => "E",
        Figure.Paid => "F",
        Figure.PaidRate => "G",
        Figure.Certified => "H",
        Figure.CertifiedRate => "I",
        _ => throw new UnreachableException($"{figure} is no figure."),
    };

    /// <summary>The name of a figure for machines, such as "paid" or "paidRate".</summary>
    public static string NameOf(this Figure figure)
    {
        var name = figure.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }

    /// <summary>Whether rows of a breakdown have a figure: below the priority nothing is allocated.</summary>
    public static bool IsIn(this Figure figure, Breakdown level) => figure switch
    {
        Figure.Allocation => level <= Breakdown.Priority,
        Figure.Programmed => level <= Breakdown.Initiative,
        _ => figure.TermsOf() is not { } terms || (terms.Numerator.IsIn(level) && terms.Denominator.IsIn(level)),
    };
}
