using PorFse.Ledger.Postgres;
using Shouldly;
using Xunit;

namespace PorFse.Ledger.EndToEnd.Tests;

public sealed class guarding_a_ledger(GivenServer server)
{
    private const string Facts = "programming --initiative CORSI --amount 1.00 --on 2016-01-01 --reference G-1";

    [Fact]
    public async Task says_armed_and_names_what_the_owner_switched_off()
    {
        var ledger = await server.OpenLedgerAsync();
        var armed = (await ledger.Command.RunAsync("status --format json")).Json;
        armed.GetProperty("guards").GetString().ShouldBe("armed");
        (await ledger.Command.RunAsync("status")).Done.Output.ShouldContain("armed");

        const string guard = "mt_events.events_never_change";
        const string warning = "Warning: the ledger is not guarded; what it holds may have been altered: ";
        await ledger.RowsAsync("alter table ledger.mt_events disable trigger events_never_change");
        (await ledger.Command.RunAsync("plan")).ShouldEnd(0, $"{warning}{guard}.\n");
        var status = await ledger.Command.RunAsync("status --format json --quiet");
        status.Json.GetProperty("guards").GetString().ShouldBe(guard);
        status.Errors.ShouldBe($"{warning}{guard}.\n");
        (await ledger.Command.RunAsync("status --format csv")).Output.ShouldContain(guard);
        var head = await ledger.HeadAsync();
        (await ledger.Command.RunAsync("record " + Facts)).ShouldEnd(2,
            $"{warning}{guard}.\nguards-not-armed: Nothing is recorded without guards: 1 faults where "
            + $"{LedgerStanding.Guards} guards should be armed: {guard}.\n");
        (await ledger.Command.RunAsync("record --lang it " + Facts)).Errors.ShouldContain(
            "guards-not-armed: Senza protezioni non si registra nulla: 1 difetti dove ");
        (await ledger.HeadAsync()).ShouldBe(head);

        await ledger.RowsAsync("alter table ledger.mt_events enable always trigger events_never_change");
        (await ledger.Command.RunAsync("plan")).ShouldEnd(0, "");
    }

    [Fact]
    public async Task lets_each_login_do_what_its_role_may()
    {
        var ledger = await server.OpenLedgerAsync();
        var auditor = await server.LoginAsync(ledger, LedgerRoles.Auditor);
        (await auditor.Command.RunAsync("progress --format csv")).Done.Output
            .ShouldBe((await ledger.Command.RunAsync("progress --format csv")).Done.Output);
        (await auditor.Command.RunAsync("status --format json")).Json.GetProperty("role").GetString()
            .ShouldBe(LedgerRoles.Auditor);
        foreach (var (line, english, italian) in new[]
        {
            ("record " + Facts, "recording-not-allowed: To record, the user ", "Per registrare, "),
            ("rebuild", "rebuilding-not-allowed: To rebuild, the user ", "Per ricostruire, "),
        })
        {
            (await auditor.Command.RunAsync(line)).ShouldSayOneSentenceThatStarts(2, english);
            (await auditor.Command.RunAsync(line + " --lang it"))
                .ShouldSayOneSentenceThatStarts(2, english.Split(' ')[0] + " " + italian);
        }

        var analyst = await server.LoginAsync(ledger, LedgerRoles.Analyst);
        (await analyst.Command.RunAsync("progress"))
            .ShouldSayOneSentenceThatStarts(2, "reading-not-allowed: To ask porfse, the user ");
        (await analyst.Command.RunAsync("progress --lang it"))
            .ShouldSayOneSentenceThatStarts(2, "reading-not-allowed: Per interrogare porfse, ");
        (await analyst.RowsAsync("select count(*) from reporting.initiatives"))[0][0].ShouldNotBe("0");

        var recorder = await server.LoginAsync(ledger, LedgerRoles.Recorder);
        (await recorder.Command.RunAsync("rebuild --verify")).Done.ShouldNotBeNull();
        (await recorder.Command.RunAsync("record " + Facts)).Errors.ShouldNotContain("not-allowed");
    }
}
