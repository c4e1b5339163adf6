using System.Globalization;
using System.Text.Json;

namespace PorFse.Ledger.EndToEnd.Tests;

/// <summary>
/// The progress of the programme as anyone would add it up from the stored events with a loop, knowing nothing of the
/// code under test: rows as the members of the command's JSON, joined by blanks.
/// </summary>
internal sealed class NaiveFold
{
    private static readonly Dictionary<string, (int Stage, decimal Sign)> Movements = new()
    {
        ["resources_programmed"] = (0, 1m),
        ["programmed_resources_reduced"] = (0, -1m),
        ["commitment_entered"] = (1, 1m),
        ["commitment_reduced"] = (1, -1m),
        ["payment_made"] = (2, 1m),
        ["payment_recovered"] = (2, -1m),
        ["expenditure_certified"] = (3, 1m),
        ["expenditure_decertified"] = (3, -1m),
    };

    private readonly List<(string Type, JsonElement Data)> events;

    private NaiveFold(List<(string Type, JsonElement Data)> events) => this.events = events;

    /// <summary>Reads the events of a database, or its first so many.</summary>
    internal static async Task<NaiveFold> OfAsync(Database database, long until = long.MaxValue)
    {
        var rows = await database.RowsAsync(string.Create(CultureInfo.InvariantCulture,
            $"select type, data from ledger.mt_events where seq_id <= {until} order by seq_id"));
        return new NaiveFold([.. rows.Select(row => (row[0], JsonElement.Parse(row[1])))]);
    }

    /// <summary>The rows of a breakdown at a date, in the plan's order, and the total.</summary>
    internal (List<string> Rows, string Total) At(string at, string by)
    {
        var programme = Of("programme_adopted").Single().GetProperty("Programme").GetString()!;
        var plans = Of("financial_plan_adopted").ToList();
        var inForce = plans.LastOrDefault(plan => On(plan, at));
        var isInForce = inForce.ValueKind == JsonValueKind.Object;
        var axes = (isInForce ? inForce : plans[0]).GetProperty("Axes").EnumerateArray().ToList();
        var priorities = axes.SelectMany(axis => axis.GetProperty("Priorities").EnumerateArray()).ToList();
        var initiatives = Of("initiative_opened").ToDictionary(opened => Text(opened, "Initiative"));
        var moved = events.Where(e => Movements.ContainsKey(e.Type) && On(e.Data, at)).ToList();
        var ranks = priorities.Select(priority => Text(priority, "Priority")).ToList();
        var ordered = initiatives.Values.OrderBy(opened => ranks.IndexOf(Text(opened, "Priority")))
            .ThenBy(opened => Text(opened, "Initiative"), StringComparer.Ordinal).ToList();

        IEnumerable<(string, decimal?)> keys = by switch
        {
            "programme" => [(programme, axes.Sum(Allocation))],
            "axis" => axes.Select(axis => (Text(axis, "Axis"), Allocation(axis))),
            "priority" => priorities.Select(priority => (Text(priority, "Priority"), Allocation(priority))),
            "initiative" => ordered.Where(opened => On(opened, at))
                .Select(opened => (Text(opened, "Initiative"), (decimal?)null)),
            "operation" => Operations().Select(code => (code, (decimal?)null)),
            _ => throw new ArgumentOutOfRangeException(nameof(by)),
        };
        var parts = moved.ToLookup(e => KeyOf(e.Data));
        return ([.. keys.Select(key => Row(key.Item1, key.Item2, parts[key.Item1]))],
            Row(null, axes.Sum(Allocation), moved));

        string? KeyOf(JsonElement data) => by switch
        {
            "programme" => programme,
            "axis" => Text(initiatives[Text(data, "Initiative")], "Axis"),
            "priority" => Text(initiatives[Text(data, "Initiative")], "Priority"),
            "initiative" => Text(data, "Initiative"),
            _ => data.TryGetProperty("Operation", out var operation) ? operation.GetString() : null,
        };

        IEnumerable<string> Operations()
        {
            var ofInitiative = moved.ToLookup(e => Text(e.Data, "Initiative"), e => KeyOf(e.Data));
            return ordered.SelectMany(opened => ofInitiative[Text(opened, "Initiative")]
                .OfType<string>().Distinct().Order(StringComparer.Ordinal));
        }

        decimal? Allocation(JsonElement planned) => isInForce ? planned.GetProperty("Allocation").GetDecimal() : 0m;

        string Row(string? key, decimal? allocation, IEnumerable<(string Type, JsonElement Data)> of)
        {
            var (sums, count) = (new decimal[4], 0);
            foreach (var (type, data) in of)
            {
                var (stage, sign) = Movements[type];
                sums[stage] += sign * data.GetProperty("Amount").GetDecimal();
                count++;
            }
            decimal? programmed = by == "operation" && key is not null ? null : sums[0];
            string[] members =
            [
                key is null ? "null" : $"\"{key}\"",
                Amount(allocation), Amount(programmed), Amount(sums[1]), Amount(sums[2]), Amount(sums[3]),
                Rate(programmed, allocation), Rate(sums[1], programmed), Rate(sums[2], sums[1]), Rate(sums[3], sums[2]),
                count.ToString(CultureInfo.InvariantCulture),
            ];
            return string.Join(' ', members);
        }
    }

    /// <summary>The rows of the command's JSON in the same shape.</summary>
    internal static (List<string> Rows, string Total) Of(JsonElement json)
    {
        return ([.. json.GetProperty("rows").EnumerateArray().Select(Joined)], Joined(json.GetProperty("total")));

        static string Joined(JsonElement row) =>
            string.Join(' ', row.EnumerateObject().Select(member => member.Value.GetRawText()));
    }

    private static string Amount(decimal? amount) => amount?.ToString("0.00", CultureInfo.InvariantCulture) ?? "null";

    private static string Rate(decimal? above, decimal? below) => above is not { } a || below is not (not 0m and { } b)
        ? "null"
        : decimal.Round(a / b, 6, MidpointRounding.AwayFromZero).ToString("0.000000", CultureInfo.InvariantCulture);

    private static bool On(JsonElement data, string at) => string.CompareOrdinal(Text(data, "On"), at) <= 0;

    private static string Text(JsonElement data, string member) => data.GetProperty(member).GetString()!;

    private IEnumerable<JsonElement> Of(string type) => events.Where(e => e.Type == type).Select(e => e.Data);
}
