using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Books;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Tests;

public class saying_where_a_command_comes_from
{
    [Fact]
    public void needs_a_source_and_a_user_and_texts_a_register_can_hold() => Table.Check("""
        source  user    file    batch   cause   outcome
        -       -       x*256   x*101   x*101   text-missing source
        x*101   -       x*256   x*101   x*101   text-too-long source
        U+001F  -       x*256   x*101   x*101   text-unprintable source
        UI      -       x*256   x*101   x*101   text-missing user
        UI      x*101   x*256   x*101   x*101   text-too-long user
        UI      U+000A  x*256   x*101   x*101   text-unprintable user
        UI      maria   x*256   x*101   x*101   text-too-long file
        UI      maria   U+0000  x*101   x*101   text-unprintable file
        UI      maria   a.csv   x*101   x*101   text-too-long batch
        UI      maria   a.csv   U+0009  x*101   text-unprintable batch
        UI      maria   a.csv   b-1     x*101   text-too-long cause
        UI      maria   a.csv   b-1     U+007F  text-unprintable cause
        UI      maria   a.csv   b-1     IM-1    right
        x*100   x*100   x*255   x*100   x*100   right
        UI      maria   -       -       -       right
        """,
        row => OutcomeOf(new Provenance(
            row.Text("source"), row.Text("user"), row.Optional("file"), 1, row.Optional("batch"),
            row.Optional("cause")).Refuse()));

    [Fact]
    public async Task comes_before_the_rule_is_asked()
    {
        var books = await OpenAsync();
        var unclear = new Desk(Origin with { User = "" });
        var answer = await books.Bookkeeper.RecordAsync(
            unclear.Submit(new EnterCommitment("OP-9", Eur(0m), Day, "IM-1")));

        answer.ShouldBe(new Answer.Refused(new TextMissing("user", 100)));
        (await books.LogAsync()).Count.ShouldBe(Beginning.Count);
    }

    [Fact]
    public async Task comes_before_identities_are_compared()
    {
        var books = await OpenAsync(Commit(10m));
        var unclear = new Desk(Origin with { File = "a\nb" });
        var again = unclear.Submit(new EnterCommitment(OperationCode, Eur(10m), Day, "IM-1"));
        Refusal reason = new TextUnprintable("file", 2, '\n');

        (await books.Bookkeeper.RecordAsync(again)).ShouldBe(new Answer.Refused(reason));
        (await books.Bookkeeper.TryAsync([again])).ShouldBe([reason]);
    }

    [Fact]
    public async Task keeps_the_identities_of_two_sources_apart()
    {
        var books = await OpenAsync();
        var fact = new EnterCommitment(OperationCode, Eur(10m), Day, "c");
        var ofBoth = new EnterCommitment(OperationCode, Eur(10m), Day, "b\u001fc");
        var (first, second) = (new Desk(Origin with { Source = "a\u001fb" }), new Desk(Origin with { Source = "a" }));
        var answers = await books.Bookkeeper.RecordAsync([first.Submit(fact), second.Submit(ofBoth)]);

        first.Submit(fact).Id.ShouldBe(second.Submit(ofBoth).Id);
        answers.ShouldBe(
        [
            new Answer.Refused(new TextUnprintable("source", 2, '\u001f')),
            new Answer.Refused(new TextUnprintable("reference", 2, '\u001f')),
        ]);
    }

    private static string OutcomeOf(Refusal? reason) => reason switch
    {
        null => "right",
        TextMissing missing => $"{reason.Code} {missing.Field}",
        TextTooLong tooLong => $"{reason.Code} {tooLong.Field}",
        TextUnprintable unprintable => $"{reason.Code} {unprintable.Field}",
        _ => reason.Code,
    };
}
