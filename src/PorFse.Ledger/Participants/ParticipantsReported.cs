namespace PorFse.Ledger;

/// <summary>
/// How many people have taken part (<i>destinatari, partecipanti</i>) was reported, counted from the beginning of the
/// programme. Of two reports at one date the later one corrects the earlier.
/// </summary>
/// <param name="Axis">The axis.</param>
/// <param name="Initiative">The initiative of that axis, or null for the axis as a whole.</param>
/// <param name="Men">Men.</param>
/// <param name="Women">Women; with the men they are all.</param>
/// <param name="WithDisability">People with disabilities (CO16), or null where nobody counts them.</param>
/// <param name="Migrants">Migrants, people of foreign background, minorities (CO15), or null.</param>
/// <param name="OtherDisadvantaged">Others who are disadvantaged (CO17), or null.</param>
/// <param name="On">The date it is true of.</param>
/// <param name="Reference">Number of the report.</param>
/// <param name="Document">The report, or null.</param>
/// <remarks>
/// One person may be vulnerable in several ways and is then counted in each.
/// Source: Reg. (EU) 1304/2013, annex I; Reg. (EU) 1303/2013, art. 50(2).
/// </remarks>
public sealed record ParticipantsReported(
    string Axis,
    string? Initiative,
    long Men,
    long Women,
    long? WithDisability,
    long? Migrants,
    long? OtherDisadvantaged,
    DateOnly On,
    string Reference,
    string? Document) : IEventOf<Participation>;
