namespace PorFse.Ledger.Projections;

/// <summary>
/// The net totals of each operation as known now, with the version of its stream: what its rules need.
/// </summary>
public sealed class OperationSheetView : IProjection
{
    /// <summary>The table <c>operation_sheet</c>.</summary>
    public static ViewTable Definition { get; } = new(
        "operation_sheet",
        "Net totals of every operation, whatever the business date, with the version of its stream.",
        [
            new("operation", ViewType.Text, ViewRole.Key, "Local code of the operation."),
            new("initiative", ViewType.Text, ViewRole.Largest, "Code of the initiative it was selected under."),
            new("committed_cents", ViewType.Number, ViewRole.Sum, "Commitments entered less reduced, euro cents."),
            new("paid_cents", ViewType.Number, ViewRole.Sum, "Payments made less recovered, euro cents."),
            new("certified_cents", ViewType.Number, ViewRole.Sum, "Total certified less decertified, euro cents."),
            new("certified_public_cents", ViewType.Number, ViewRole.Sum, "Public part of it, euro cents."),
            new("version", ViewType.Number, ViewRole.Largest, "Version of its stream: how many events it has."),
        ]);

    /// <inheritdoc/>
    public ViewTable Table => Definition;

    /// <inheritdoc/>
    public IViewFold Begin() => new Fold();

    private sealed class Fold : IViewFold
    {
        private readonly Dictionary<string, Sheet> sheets = [];

        public int Rows => sheets.Count;

        public IReadOnlyList<Array> Columns =>
        [
            sheets.Keys.ToArray(),
            sheets.Values.Select(sheet => sheet.Initiative).ToArray(),
            sheets.Values.Select(sheet => sheet.Committed).ToArray(),
            sheets.Values.Select(sheet => sheet.Paid).ToArray(),
            sheets.Values.Select(sheet => sheet.Certified).ToArray(),
            sheets.Values.Select(sheet => sheet.CertifiedPublic).ToArray(),
            sheets.Values.Select(sheet => sheet.Version).ToArray(),
        ];

        public void Add(RecordedEvent recorded)
        {
            if (recorded.Data is not IEventOf<Operation> fact)
                return;
            if (!sheets.TryGetValue(recorded.Stream.Code, out var sheet))
                sheets.Add(recorded.Stream.Code, sheet = new Sheet());
            sheet.Add(fact, recorded.Version);
        }
    }

    private sealed class Sheet
    {
        public string? Initiative { get; private set; }

        public long Committed { get; private set; }

        public long Paid { get; private set; }

        public long Certified { get; private set; }

        public long CertifiedPublic { get; private set; }

        public long Version { get; private set; }

        public void Add(IEventOf<Operation> fact, long version)
        {
            Version = version;
            Initiative = (fact as OperationSelected)?.Initiative ?? Initiative;
            CertifiedPublic += fact switch
            {
                ExpenditureCertified certified => certified.PublicAmount.Cents,
                ExpenditureDecertified decertified => -decertified.PublicAmount.Cents,
                _ => 0,
            };
            if (fact is not ITransaction transaction)
                return;
            var (stage, amount) = Movement.Of(transaction);
            Committed += stage == Stage.Committed ? amount.Cents : 0;
            Paid += stage == Stage.Paid ? amount.Cents : 0;
            Certified += stage == Stage.Certified ? amount.Cents : 0;
        }
    }
}
