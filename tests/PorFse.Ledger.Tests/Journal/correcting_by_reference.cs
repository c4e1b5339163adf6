using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class correcting_by_reference
{
    private static readonly Outstanding Hundred = Outstanding.Nothing.After(Paid("PA-1", 100m));

    [Fact]
    public void takes_back_up_to_what_is_left()
    {
        Hundred.Refuse(Stage.Paid, "PA-1", Eur(100.00m)).ShouldBeNull();
        Hundred.Refuse(Stage.Paid, "PA-1", Eur(100.01m))
            .ShouldBe(new CorrectionExceedsOriginal("PA-1", Eur(100.01m), Eur(100m)));
    }

    [Fact]
    public void takes_into_account_what_was_taken_back_before()
    {
        var left = Hundred.After(Recovered("PA-2", 60m, corrects: "PA-1"));

        left.Refuse(Stage.Paid, "PA-1", Eur(40.00m)).ShouldBeNull();
        left.Refuse(Stage.Paid, "PA-1", Eur(40.01m))
            .ShouldBe(new CorrectionExceedsOriginal("PA-1", Eur(40.01m), Eur(40m)));
    }

    [Fact]
    public void needs_the_transaction_at_the_same_stage()
    {
        Hundred.Refuse(Stage.Paid, "PA-9", Eur(1m)).ShouldBe(new CorrectedTransactionUnknown("PA-9"));
        Hundred.Refuse(Stage.Committed, "PA-1", Eur(1m)).ShouldBe(new CorrectedTransactionUnknown("PA-1"));
        Hundred.Refuse(Stage.Paid, "pa-1", Eur(1m)).ShouldBe(new CorrectedTransactionUnknown("pa-1"));
    }

    [Fact]
    public void is_not_needed()
    {
        Hundred.Refuse(Stage.Paid, null, Eur(999m)).ShouldBeNull();
        Hundred.After(Recovered("PA-2", 60m, corrects: null)).Refuse(Stage.Paid, "PA-1", Eur(100m)).ShouldBeNull();
    }

    [Fact]
    public void is_given_back_by_the_reference_of_the_correction()
    {
        var taken = Hundred.After(Recovered("PA-2", 60m, corrects: "PA-1"));
        taken.RefuseRestoring(Stage.Paid, "PA-2", Eur(60m)).ShouldBeNull();
        taken.RefuseRestoring(Stage.Paid, "PA-2", Eur(60.01m))
            .ShouldBe(new CorrectionExceedsOriginal("PA-2", Eur(60.01m), Eur(60m)));
        taken.RefuseRestoring(Stage.Paid, "PA-1", Eur(1m)).ShouldBe(new CorrectedTransactionUnknown("PA-1"));

        var given = taken.After(Paid("PA-3", 60m) with { Restores = "PA-2" });
        given.Refuse(Stage.Paid, "PA-1", Eur(100m)).ShouldBeNull();
        given.RefuseRestoring(Stage.Paid, "PA-2", Eur(0.01m))
            .ShouldBe(new CorrectionExceedsOriginal("PA-2", Eur(0.01m), Euro.Zero));
        given.Refuse(Stage.Paid, "PA-3", Eur(1m)).ShouldBe(new CorrectedTransactionUnknown("PA-3"));
    }

    [Fact]
    public void does_not_correct_a_correction() =>
        Hundred.After(Recovered("PA-2", 60m, corrects: "PA-1")).Refuse(Stage.Paid, "PA-2", Eur(1m))
            .ShouldBe(new CorrectedTransactionUnknown("PA-2"));

    [Fact]
    public void compares_by_what_is_left()
    {
        Outstanding.Nothing.After(Paid("PA-1", 100m)).ShouldBe(Hundred);
        Hundred.After(Recovered("PA-2", 1m, corrects: "PA-1")).ShouldNotBe(Hundred);
        Outstanding.Nothing.After(Paid("PA-2", 100m)).ShouldNotBe(Hundred);
        Outstanding.Nothing.ShouldNotBe(Hundred);
        Hundred.GetHashCode().ShouldBe(Outstanding.Nothing.After(Paid("PA-1", 100m)).GetHashCode());
    }

    private static PaymentMade Paid(string reference, decimal amount) =>
        new(OperationCode, InitiativeCode, Eur(amount), Day, reference, null, null);

    private static PaymentRecovered Recovered(string reference, decimal amount, string? corrects) =>
        new(OperationCode, InitiativeCode, Eur(amount), Day, reference, null, corrects, null);
}
