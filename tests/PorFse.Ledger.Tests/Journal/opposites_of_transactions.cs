using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class opposites_of_transactions
{
    private static readonly Desk Import = new(Origin with { Batch = "b-1" });

    private static readonly Submission[] Transactions =
    [
        Import.Submit(new ProgramResources(InitiativeCode, Eur(100m), Day, "PR-1", "DGR 1")),
        Import.Submit(new ReduceProgrammedResources(InitiativeCode, Eur(10m), Day, "PR-2", "02", "PR-1")),
        Import.Submit(new EnterCommitment(OperationCode, Eur(90m), Day, "IM-1", "DD 1")),
        Import.Submit(new ReduceCommitment(OperationCode, Eur(9m), On("2018-03-02"), "IM-2", "02")),
        Import.Submit(new MakePayment(OperationCode, Eur(80m), Day, "PA-1", "ANT", "MA 1")),
        Import.Submit(new RecoverPayment(OperationCode, Eur(8m), Day, "PA-2", "R", "PA-1")),
        Import.Submit(new CertifyExpenditure(OperationCode, Eur(70m), Eur(60m), Day, "CE-1", "DP 1")),
        Import.Submit(new DecertifyExpenditure(OperationCode, Eur(7m), Eur(6m), Day, "CE-2", "IRR", "CE-1")),
    ];

    [Fact]
    public async Task move_the_same_back_whatever_the_type()
    {
        var books = await Books.OpenAsync(
            [Import.Submit(new StartImport(new ImportStarted("b-1", "f.csv", Day, null))), .. Transactions]);
        var all = (await books.LogAsync())[^8..];
        all.Select(recorded => recorded.Data.GetType()).ShouldBe(EventCatalogue.Transactions, ignoreOrder: true);
        var opposites = await UndoneAsync(books);

        foreach (var undone in all)
        {
            var (one, back) = ((ITransaction)undone.Data, opposites[$"undo:{undone.Id}"]);
            var (before, after) = (Movement.Of(one), Movement.Of(back));
            (after.Stage, after.Amount, back.On, back.Document).ShouldBe(
                (before.Stage, -before.Amount, one.On, one.Document));
            (back is IReversal reversal ? reversal.Corrects : back.Restores).ShouldBe(one.Reference);
            PublicOf(back).ShouldBe(PublicOf(one));
        }
        var operation = await books.OperationAsync();
        (operation.Committed, operation.Paid, operation.Certified, operation.CertifiedPublic)
            .ShouldBe((Euro.Zero, Euro.Zero, Euro.Zero, Euro.Zero));
    }

    private static async Task<Dictionary<string, ITransaction>> UndoneAsync(Books books)
    {
        var before = await books.LogAsync();
        await using var reading = new FoldedViews(before, new ViewSet([], []));
        var undoing = new ImportUndoing(
            books.Store, Cci, books.Clock, new Desk(ImportUndoing.Origin("b-1", "office", "tester")));
        (await undoing.UndoAsync(reading, "b-1", (_, _) => { }, _ => { })).ShouldBe(new UndoOutcome(8, 0, 0, 0));
        return (await books.LogAsync()).Skip(before.Count).Select(recorded => recorded.Data).OfType<ITransaction>()
            .ToDictionary(back => back.Reference);
    }

    private static Euro? PublicOf(ITransaction transaction) => transaction switch
    {
        ExpenditureCertified certified => certified.PublicAmount,
        ExpenditureDecertified decertified => decertified.PublicAmount,
        _ => null,
    };
}
