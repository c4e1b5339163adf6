using System.Globalization;
using PorFse.Ledger.Exchange;

namespace PorFse.Ledger.Tests;

/// <summary>What the report on 2019 prints, and how amounts come out printed.</summary>
public static class PublishedFigures
{
    /// <summary>Programmed, committed, paid and certified at the end of 2019, by axis: Table 2.</summary>
    public static readonly string[] Table2 =
    [
        "I 317904209.91 177966084.16 164082630.06 121602699.28",
        "II 206734476.19 146651578.95 111509724.24 88416530.98",
        "III 264685038.65 210514278.08 188797284.44 169432363.65",
        "IV 17989217.51 10418954.68 3754009.42 2773763.85",
        "V 22059306.61 22059306.61 13701746.96 12817015.21",
    ];

    /// <summary>Indicator, value at the end of 2019, target, per cent of it; the last is not printed.</summary>
    public static readonly string[] Performance =
    [
        "I-CO01 168289 232977 72.2",
        "I-CE 121602699.28 358000000 34.0",
        "I-CR06 57 30 190.0",
        "II-CO16 6051 5500 110.0",
        "II-CO17 16160 30675 52.7",
        "II-NUCLEI 51050 33364 153.0",
        "II-CE 88416530.98 227100000 38.9",
        "II-CR05 86 80 107.5",
        "III-CO09 41134 63868 64.4",
        "III-CE 169432363.65 332500000 51.0",
        "III-CR03-10I 76.38 85 89.9",
        "III-CR03-10IV 41.24 80 51.6",
        "III-COMPL-10IV 98 90 108.9",
        "IV-PA 915 895 102.2",
        "IV-POLIZIA 3458 3300 104.8",
        "IV-CE 2773763.85 20000000 13.9",
        "IV-PAMIGL-11I 100 80 125.0",
    ];

    /// <summary>Initiative or family, stage, millions as printed in sections 2.1 and 3.</summary>
    public static readonly string[] Initiatives =
    [
        "DUL        Committed   143,2",
        "DUL        Paid        143,2",
        "DUL3       Programmed  100",
        "LPCULT     Programmed  5",
        "LPCULT     Committed   4,9",
        "AUTOIMP    Committed   2",
        "SMARTW     Programmed  9",
        "PERCTER    Programmed  6",
        "ANZDIS     Programmed  7",
        "CONCAI     Programmed  0,6",
        "GIUD       Committed   10",
        "NIDI1920   Programmed  25,5",
        "PPD1920    Programmed  2,5",
        "QUART      Programmed  7,8",
        "QUART      Committed   7,8",
        "OIMI       Programmed  1,9",
        "OIMI       Committed   1,9",
        "MARG       Programmed  4,5",
        "MARG       Committed   4,5",
        "NIDI1819   Programmed  38,9",
        "NIDI1819   Paid        38,9",
        "IFTS1920AI Programmed  0,88",
        "IFTS       Programmed  10,5",
        "IEFP1920   Programmed  39,4",
        "IeFP       Programmed  206",
        "ITS1920    Programmed  5",
        "ITS        Programmed  29,3",
        "LPSMART    Committed   2",
        "SEAV       Programmed  2",
        "DBT        Programmed  2,2",
        "DIGIT      Programmed  2,9",
        "SIUA       Programmed  0,9",
        "AML        Programmed  0,5",
        "GEO        Programmed  0,7",
        "RECLUT     Programmed  1,4",
        "EMPOW      Programmed  1,2",
    ];

    /// <summary>Initiative, projects at the end of 2019.</summary>
    public static readonly string[] Projects =
    [
        "RETI 38", "LPCULT 20", "AUTOIMP 6", "CONCAI 7", "QUART 33", "MARG 32", "LPSMART 29",
        "ATADG 35", "VALIND 7", "COMUN 28",
    ];

    /// <summary>Initiative, projects the report calls new in 2019.</summary>
    public static readonly string[] NewProjects = ["GIUD 32", "LPSMART 29"];

    /// <summary>The families the report gives a total of, by the short name used above.</summary>
    public static string FamilyOf(DemonstrationInitiative initiative) => initiative.Family switch
    {
        "Istruzione e Formazione Professionale" => "IeFP",
        { } family => family,
        null => "-",
    };

    /// <summary>An amount in millions as the report could have printed it: truncated and rounded.</summary>
    public static string[] Printings(Euro amount, int decimals)
    {
        var millions = amount.ToDecimal() / 1_000_000m;
        return
        [
            Print(millions, decimals, MidpointRounding.ToZero),
            Print(millions, decimals, MidpointRounding.AwayFromZero),
        ];
    }

    private static string Print(decimal millions, int decimals, MidpointRounding rounding) =>
        decimal.Round(millions, decimals, rounding)
            .ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture).Replace('.', ',');
}
