using System.Globalization;

namespace PorFse.Ledger.Exchange;

/// <summary>The papers of the demonstration, all constructed: codes, titles, names and numbers of acts.</summary>
internal static class Papers
{
    private const int CupPermille = 880;
    private const int CofinancedPermille = 120;

    // Kinds of beneficiaries per axis, and how many of each there seem to be.
    private static readonly Dictionary<string, (string Kind, int Number)> Beneficiaries = new(StringComparer.Ordinal)
    {
        ["I"] = ("Operatore accreditato per i servizi al lavoro", 420),
        ["II"] = ("Comune o ambito territoriale", 610),
        ["III"] = ("Ente accreditato per la formazione", 380),
        ["IV"] = ("Regione Lombardia, struttura", 24),
        ["V"] = ("Regione Lombardia, incarico di assistenza", 18),
    };

    /// <summary>The code of an operation, such as "OP-000123".</summary>
    internal static string Code(int number) => number.ToString("'OP-'000000", CultureInfo.InvariantCulture);

    /// <summary>The reference of a tranche, such as "PRG-DUL-1".</summary>
    internal static string Tranche(string initiative, int ordinal) =>
        string.Create(CultureInfo.InvariantCulture, $"PRG-{initiative}-{ordinal}");

    /// <summary>The selection of an operation.</summary>
    internal static OperationSelected Selection(
        DemonstrationInitiative initiative, int nth, int number, DateOnly on, int seed)
    {
        var bits = Dice.Mix(seed, number);
        var (kind, beneficiaries) = Beneficiaries[initiative.Axis];
        var cup = bits % 1000 < CupPermille
            ? string.Create(CultureInfo.InvariantCulture, $"X{on.Year % 100:00}C{number:00000000000}")
            : null;
        return new OperationSelected(
            Code(number),
            initiative.Code,
            string.Create(CultureInfo.InvariantCulture, $"{initiative.Title} - progetto n. {nth}"),
            string.Create(CultureInfo.InvariantCulture, $"{kind} n. {1 + ((bits >> 16) % (ulong)beneficiaries)}"),
            cup,
            on,
            Act("D.d.u.o. n.", (int)(bits >> 40), on.Year));
    }

    /// <summary>Public part of an operation's expenditure, in thousandths: all unless privately co-financed.</summary>
    internal static int PublicPermille(int number, int seed)
    {
        var bits = Dice.Mix(seed, -number);
        return bits % 1000 >= CofinancedPermille ? 1000 : 700 + (int)((bits >> 16) % 250);
    }

    /// <summary>A decree, such as "D.d.u.o. n. 1234/2017".</summary>
    internal static string Decree(in PlannedEvent planned) => Act("D.d.u.o. n.", planned);

    /// <summary>A resolution of the regional government.</summary>
    internal static string Resolution(in PlannedEvent planned) => Act("D.g.r. n.", planned);

    /// <summary>A payment order.</summary>
    internal static string Mandate(in PlannedEvent planned) => Act("Mandato n.", planned);

    /// <summary>The national code of a cause, or null.</summary>
    internal static string? Cause(PlannedCause cause) => cause switch
    {
        PlannedCause.Advance => "ANT",
        PlannedCause.Interim => "INT",
        PlannedCause.Balance => "SLD",
        PlannedCause.Revocation => "01",
        PlannedCause.Savings => "02",
        _ => null,
    };

    private static string Act(string register, in PlannedEvent planned) =>
        Act(register, (int)(Dice.Mix(planned.Owner, planned.Day) >> 40), DateOnly.FromDayNumber(planned.Day).Year);

    // Registers restart every year and hold some twenty thousand acts.
    private static string Act(string register, int bits, int year) =>
        string.Create(CultureInfo.InvariantCulture, $"{register} {1 + (bits % 19_000)}/{year}");
}
