using PorFse.Ledger.Projections;
using PorFse.Ledger.Testing;
using Shouldly;
using Xunit;
using static PorFse.Ledger.Testing.Some;

namespace PorFse.Ledger.Postgres.Tests.Store;

/// <summary>Somebody writes into the tables by SQL what no rule was asked about; the checks find it.</summary>
public sealed class checking_what_another_writer_wrote(DatabaseFixture databases)
{
    [Fact]
    public async Task finds_facts_outside_eligibility_and_totals_above_what_they_may_be()
    {
        await using var ledger = await TestLedger.OpenAsync(databases);
        var log = await SmallProgramme.RecordAsync(ledger.Store, 1);
        (await FindingsAsync(ledger, "2030-12-31")).ShouldBeEmpty();

        await WriteAsync(ledger, "payment_made",
            """{"Operation":"OP-1","Initiative":"IN-1","Amount":40.01,"On":"2024-01-01","Reference":"X-1"}""");
        await WriteAsync(ledger, "payment_recovered",
            """{"Operation":"OP-1","Initiative":"IN-1","Amount":75.00,"On":"2025-02-16","Reference":"X-2"}""");

        var next = log.Count + 1;
        (await FindingsAsync(ledger, "2030-12-31")).ShouldBe(
        [
            "operation-OP-1: payment_made of 2024-01-01 is outside the eligible period, "
            + $"2014-01-01 to 2023-12-31. #{next}",
            "operation-OP-1: payment_recovered of 2025-02-16 is outside the programme's life, "
            + $"2014-01-01 to 2025-02-15. #{next + 1}",
            $"Operation OP-1: the EUR 30.00 certified exceed the EUR 25.01 paid. #{next + 1}",
        ]);
        (await FindingsAsync(ledger, "2024-12-31")).ShouldBe(
        [
            "operation-OP-1: payment_made of 2024-01-01 is outside the eligible period, "
            + $"2014-01-01 to 2023-12-31. #{next}",
            $"Operation OP-1: the EUR 100.01 paid exceed the EUR 100.00 committed. #{next}",
        ]);
        (await FindingsAsync(ledger, "2023-12-31")).ShouldBeEmpty();
    }

    // The small programme is overbooked by far; that is a finding of its axis, not of the operation.
    private static async Task<List<string>> FindingsAsync(TestLedger ledger, string at)
    {
        await using var reading = await ledger.ReadAsync();
        return await new LedgerChecks(reading, Cci).RunAsync(new Basis(On(at), reading.Head), int.MaxValue)
            .Where(finding => finding.Stream == StreamName.Operation("OP-1"))
            .Select(finding => $"{finding.Message} #{finding.Position}").ToListAsync();
    }

    private static async Task WriteAsync(TestLedger ledger, string type, string json)
    {
        await using var command = ledger.Source.CreateCommand(Unguarded.Sql($"""
            with head as (
                update ledger.ledger_head set position = position + 1 returning position, recorded_at),
            stream as (
                update ledger.mt_streams set version = version + 1 where id = 'operation-OP-1' returning id, version)
            insert into ledger.mt_events (seq_id, id, stream_id, version, data, type, timestamp, headers, user_name)
            select position, gen_random_uuid(), stream.id, version, '{json}'::jsonb, '{type}', recorded_at,
                headers, 'somebody' from head, stream, (select headers from ledger.mt_events limit 1) as any_event
            """));
        (await command.ExecuteNonQueryAsync()).ShouldBe(1);
    }
}
