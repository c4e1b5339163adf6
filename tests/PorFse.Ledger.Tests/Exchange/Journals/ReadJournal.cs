using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace PorFse.Ledger.Tests;

/// <summary>A journal read back by the syntax of its tool, without the code that wrote it.</summary>
internal sealed partial class ReadJournal
{
    private readonly List<ReadTransaction> transactions = [];
    private readonly Dictionary<string, Dictionary<string, string>> accounts = [];

    /// <summary>Its transactions, in the order of the file.</summary>
    internal IReadOnlyList<ReadTransaction> Transactions => transactions;

    /// <summary>The notes of each account it declares.</summary>
    internal IReadOnlyDictionary<string, Dictionary<string, string>> Accounts => accounts;

    internal static ReadJournal OfHledger(string text)
    {
        var journal = new ReadJournal();
        foreach (var line in Lines(text))
        {
            if (HledgerAccount().Match(line) is { Success: true } account)
                journal.accounts.Add(account.Groups[1].Value, Tags(account.Groups[2].Value));
            else if (HledgerTransaction().Match(line) is { Success: true } head)
                journal.Begin(head, Unescaped);
            else if (HledgerComment().Match(line) is { Success: true } comment)
                journal.Note(Tags(comment.Groups[1].Value));
            else if (line != "commodity 1000.00 EUR")
                journal.Post(line);
        }
        return journal;
    }

    internal static ReadJournal OfBeancount(string text)
    {
        var journal = new ReadJournal();
        Dictionary<string, string>? notes = null;
        foreach (var line in Lines(text).Where(line => !BeancountDirective().IsMatch(line)))
        {
            if (BeancountOpen().Match(line) is { Success: true } open)
                journal.accounts.Add(open.Groups[1].Value, notes = []);
            else if (BeancountTransaction().Match(line) is { Success: true } head)
                notes = journal.Begin(head, Unquoted);
            else if (BeancountMetadata().Match(line) is { Success: true } note)
                notes![note.Groups["name"].Value] = note.Groups["number"].Value + Unquoted(note.Groups["text"].Value);
            else
                journal.Post(line);
        }
        foreach (var transaction in journal.transactions)
            transaction.Notes.Remove("reference", out transaction.Reference!);
        return journal;
    }

    /// <summary>The balances at a date of every account that was booked to, each with all below it.</summary>
    internal IReadOnlyDictionary<string, decimal> Balances(DateOnly at)
    {
        var balances = new Dictionary<string, decimal>();
        foreach (var (account, amount) in transactions.Where(one => one.On <= at).SelectMany(one => one.Postings))
        {
            for (var end = account.Length; end > 0; end = account.LastIndexOf(':', end - 1))
                balances[account[..end]] = balances.GetValueOrDefault(account[..end]) + amount;
        }
        return balances;
    }

    private static IEnumerable<string> Lines(string text) =>
        text.Split('\n').Where(line => line.Length > 0 && line[0] != ';');

    private Dictionary<string, string> Begin(Match head, Func<string, string> plain)
    {
        transactions.Add(new ReadTransaction(
            DateOnly.ParseExact(head.Groups["on"].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            plain(head.Groups["type"].Value),
            plain(head.Groups["subject"].Value))
        {
            Reference = plain(head.Groups["reference"].Value),
        });
        return transactions[^1].Notes;
    }

    private void Note(Dictionary<string, string> notes)
    {
        foreach (var (name, value) in notes)
            transactions[^1].Notes.Add(name, value);
    }

    private void Post(string line)
    {
        var posting = Posting().Match(line);
        if (!posting.Success)
            throw new FormatException($"\"{line}\" is no line of a journal.");
        transactions[^1].Postings.Add((
            posting.Groups[1].Value, decimal.Parse(posting.Groups[2].Value, CultureInfo.InvariantCulture)));
    }

    // A tag ends at a comma, its value has no blanks around it.
    private static Dictionary<string, string> Tags(string comment) => comment
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(tag => tag.Split(':', 2))
        .ToDictionary(tag => tag[0], tag => Unescaped(tag[1]));

    private static string Unescaped(string text) => Encoding.UTF8.GetString(
    [
        .. Escape().Split(text).SelectMany(part => Escape().IsMatch(part)
            ? [Convert.ToByte(part[1..], 16)]
            : Encoding.UTF8.GetBytes(part)),
    ]);

    private static string Unquoted(string text) => Backslash().Replace(text, "$1");

    [GeneratedRegex(@"^  ((?:Assets|Equity)(?::[A-Z0-9][A-Za-z0-9-]*)+)  (-?[0-9]+\.[0-9]{2}) EUR$")]
    private static partial Regex Posting();

    [GeneratedRegex(@"^account ([A-Za-z0-9:-]+)(?:  ; (.*))?$")]
    private static partial Regex HledgerAccount();

    [GeneratedRegex(@"^(?<on>[0-9-]{10}) \((?<reference>[^)]*)\) (?<type>[a-z_]+) \| (?<subject>[^;|]*)$")]
    private static partial Regex HledgerTransaction();

    [GeneratedRegex(@"^  ; (.*)$")]
    private static partial Regex HledgerComment();

    [GeneratedRegex("(%[0-9A-F]{2})")]
    private static partial Regex Escape();

    [GeneratedRegex(@"^option ""[a-z_]+"" ""(?:[^""\\]|\\.)*""$|^[0-9-]{10} commodity EUR$")]
    private static partial Regex BeancountDirective();

    [GeneratedRegex(@"^[0-9-]{10} open ([A-Za-z0-9:-]+) EUR$")]
    private static partial Regex BeancountOpen();

    [GeneratedRegex(@"^(?<on>[0-9-]{10}) \* ""(?<type>(?:[^""\\]|\\.)*)"" ""(?<subject>(?:[^""\\]|\\.)*)""$")]
    private static partial Regex BeancountTransaction();

    [GeneratedRegex(
        @"^  (?<name>[a-z][A-Za-z0-9]*): (?:""(?<text>(?:[^""\\]|\\.)*)""|(?<number>-?[0-9]+(?:\.[0-9]{2})?))$")]
    private static partial Regex BeancountMetadata();

    [GeneratedRegex(@"\\(.)")]
    private static partial Regex Backslash();
}

/// <summary>A transaction as it was read.</summary>
internal sealed record ReadTransaction(DateOnly On, string Type, string Subject)
{
    internal string Reference = "";

    internal Dictionary<string, string> Notes { get; } = [];

    internal List<(string Account, decimal Amount)> Postings { get; } = [];
}
