using System.Diagnostics;
using Marten.Events.Aggregation;
using Recorded = JasperFx.Events.IEvent;

namespace PorFse.Ledger.Marten;

/// <summary>The net totals of an operation as known now, in euro cents, with the version of its stream.</summary>
/// <param name="Id">Name of its stream.</param>
/// <param name="Initiative">Code of the initiative it was selected under; null before.</param>
/// <param name="Committed">Commitments entered less reduced.</param>
/// <param name="Paid">Payments made less recovered.</param>
/// <param name="Certified">Total certified less decertified.</param>
/// <param name="CertifiedPublic">Public part of it.</param>
/// <param name="Version">How many events its stream has.</param>
public sealed record OperationSheet(
    string Id, string? Initiative, long Committed, long Paid, long Certified, long CertifiedPublic, long Version);

/// <summary>Keeps an <see cref="OperationSheet"/> for every operation.</summary>
public sealed class OperationSheetProjection : SingleStreamProjection<OperationSheet, string>
{
    /// <summary>A projection of the streams of operations.</summary>
    public OperationSheetProjection()
    {
        foreach (var type in EventCatalogue.Types.Values)
        {
            if (type.IsAssignableTo(typeof(IEventOf<Operation>)))
                IncludeType(type);
        }
    }

    /// <inheritdoc/>
    public override OperationSheet Evolve(OperationSheet? snapshot, string id, Recorded e)
    {
        ArgumentNullException.ThrowIfNull(e);
        var sheet = (snapshot ?? new OperationSheet(id, null, 0, 0, 0, 0, 0)) with { Version = e.Version };
        return e.Data switch
        {
            OperationSelected selected => sheet with { Initiative = selected.Initiative },
            ExpenditureCertified certified => Moved(sheet, certified, certified.PublicAmount),
            ExpenditureDecertified decertified => Moved(sheet, decertified, -decertified.PublicAmount),
            ITransaction transaction => Moved(sheet, transaction, Euro.Zero),
            _ => throw new UnreachableException($"An operation has no {e.EventTypeName}."),
        };
    }

    private static OperationSheet Moved(OperationSheet sheet, ITransaction transaction, Euro publicPart)
    {
        var (stage, amount) = Movement.Of(transaction);
        return sheet with
        {
            Committed = sheet.Committed + (stage == Stage.Committed ? amount.Cents : 0),
            Paid = sheet.Paid + (stage == Stage.Paid ? amount.Cents : 0),
            Certified = sheet.Certified + (stage == Stage.Certified ? amount.Cents : 0),
            CertifiedPublic = sheet.CertifiedPublic + publicPart.Cents,
        };
    }
}
