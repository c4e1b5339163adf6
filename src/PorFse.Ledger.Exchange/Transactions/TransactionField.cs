namespace PorFse.Ledger.Exchange;

/// <summary>A column of the ledger's own file of transactions, in the order of the file.</summary>
public enum TransactionField
{
    /// <summary>The name of the event it becomes, such as "payment_made".</summary>
    Type,

    /// <summary>The number of the document; empty where a code identifies the fact.</summary>
    Reference,

    /// <summary>Code of the operation.</summary>
    Operation,

    /// <summary>Code of the initiative; of a transaction of an operation, the one it must count for.</summary>
    Initiative,

    /// <summary>Axis of an initiative that opens.</summary>
    Axis,

    /// <summary>Investment priority of an initiative that opens.</summary>
    Priority,

    /// <summary>Business date.</summary>
    On,

    /// <summary>EUR, two decimals, above zero.</summary>
    Amount,

    /// <summary>EUR, two decimals: public part of certified expenditure.</summary>
    PublicAmount,

    /// <summary>Why, by the national code of causes.</summary>
    Cause,

    /// <summary>Reference of the transaction it takes back.</summary>
    Corrects,

    /// <summary>The supporting document.</summary>
    Document,

    /// <summary>Title of an initiative or operation.</summary>
    Title,

    /// <summary>CUP of an operation.</summary>
    Cup,

    /// <summary>Beneficiary of an operation.</summary>
    Beneficiary,

    /// <summary>The register that numbers the documents; empty for the one of the import.</summary>
    Source,

    /// <summary>Family of an initiative that opens.</summary>
    Family,
}

/// <summary>The names of the columns.</summary>
public static class TransactionFields
{
    /// <summary>All of them, as the first row of a file has them.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "type", "reference", "operation", "initiative", "axis", "priority", "on", "amount", "public_amount", "cause",
        "corrects", "document", "title", "cup", "beneficiary", "source", "family",
    ];

    /// <summary>The name of a column.</summary>
    public static string NameOf(TransactionField field) => Names[(int)field];

    /// <summary>The column of a name; null where there is none.</summary>
    public static TransactionField? Of(string name)
    {
        for (var i = 0; i < Names.Count; i++)
        {
            if (Names[i] == name)
                return (TransactionField)i;
        }
        return null;
    }
}
