using System.Text.RegularExpressions;
using Npgsql;
using NpgsqlTypes;

namespace PorFse.Ledger.Postgres;

/// <summary>
/// The guards of a ledger: triggers that refuse whatever is no append, and rights that nobody has. The scripts that
/// make them are also what they are compared with.
/// </summary>
internal static partial class LedgerGuards
{
    /// <summary>The scripts that arm the guards, or arm them again.</summary>
    internal static IReadOnlyList<string> Scripts { get; } =
    [
        .. new[]
        {
            "refuse_change.sql", "guard_head.sql", "guard_streams.sql", "guard_events.sql", "guard_tiles.sql",
            "check_append.sql",
        }.Select(SchemaScripts.Text),
    ];

    private static readonly (string Name, string Source)[] Functions =
        [.. Scripts.SelectMany(script => Function().Matches(script)).Select(of => (Group(of, 1), Group(of, 2)))];

    private static readonly (string Name, string Table, string Definition)[] Triggers =
    [
        .. Scripts.SelectMany(script => Trigger().Matches(script))
            .Select(of => (Group(of, 2), Group(of, 3), Told(of))),
    ];

    /// <summary>How many guards there are to be asked for.</summary>
    internal static int Count => Triggers.Length + Functions.Length;

    /// <summary>Reads what is not as it should be, one line each; the names are those of the database.</summary>
    internal static NpgsqlBatchCommand Faults()
    {
        var command = new NpgsqlBatchCommand(SchemaScripts.Text("faults.sql"));
        foreach (var texts in new IEnumerable<string>[]
        {
            Triggers.Select(of => of.Name), Triggers.Select(of => of.Table), Triggers.Select(of => of.Definition),
            Functions.Select(of => of.Name), Functions.Select(of => of.Source),
        })
        {
            command.Parameters.Add(new NpgsqlParameter<string[]>
            {
                TypedValue = [.. texts],
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text,
            });
        }
        return command;
    }

    // As pg_get_triggerdef tells it, but for layout, and for the schema, which it leaves out where it is searched.
    private static string Told(Match trigger) =>
        Layout().Replace(trigger.Value.Replace(" or replace", "", StringComparison.Ordinal), "");

    private static string Group(Match match, int group) => match.Groups[group].Value;

    [GeneratedRegex(@"function ledger\.(\w+)\(\) returns .*?\$guard\$(.*?)\$guard\$", RegexOptions.Singleline)]
    private static partial Regex Function();

    [GeneratedRegex(@"^create (?:or replace )?(constraint )?trigger (\w+)\s[^;]*? on ledger\.(\w+)\b[^;]*;",
        RegexOptions.Multiline)]
    private static partial Regex Trigger();

    [GeneratedRegex(@"[\s();]|ledger\.")]
    private static partial Regex Layout();
}
