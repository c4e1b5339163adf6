using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PorFse.Ledger;

/// <summary>
/// Every type of event the ledger can hold, under the name it is stored by: the type's name in snake_case, as Marten
/// has it. Names and members are a contract, frozen once released; a change is a new type and an upcaster.
/// </summary>
public static class EventCatalogue
{
    /// <summary>
    /// JSON as Marten stores it: member names as declared, amounts with two decimals, no empty members.
    /// </summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = false,
    };

    private static readonly FrozenDictionary<string, Type> ByAlias = new[]
    {
        typeof(LedgerOpened),
        typeof(ProgrammeAdopted),
        typeof(FinancialPlanAdopted),
        typeof(DecommitmentTargetDeclared),
        typeof(InitiativeOpened),
        typeof(ResourcesProgrammed),
        typeof(ProgrammedResourcesReduced),
        typeof(InitiativePhaseStarted),
        typeof(InitiativeClosed),
        typeof(OperationSelected),
        typeof(CommitmentEntered),
        typeof(CommitmentReduced),
        typeof(PaymentMade),
        typeof(PaymentRecovered),
        typeof(ExpenditureCertified),
        typeof(ExpenditureDecertified),
        typeof(IndicatorAdopted),
        typeof(IndicatorTargetSet),
        typeof(IndicatorValueReported),
        typeof(ParticipantsReported),
        typeof(SnapshotSealed),
        typeof(ImportStarted),
        typeof(ImportCompleted),
        typeof(ImportUndone),
    }.ToFrozenDictionary(type => Casing.Snake(type.Name), StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Aliases =
        ByAlias.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>All types of events, by alias.</summary>
    public static IReadOnlyDictionary<string, Type> Types => ByAlias;

    /// <summary>The types of events that move money.</summary>
    public static IReadOnlyCollection<Type> Transactions { get; } =
        [.. ByAlias.Values.Where(type => type.IsAssignableTo(typeof(ITransaction)))];

    /// <summary>The name a type of event is stored under, such as "payment_made".</summary>
    public static string AliasOf(Type type) => Aliases[type];

    /// <summary>"PorFse.Ledger.PaymentMade, PorFse.Ledger": Marten's <c>mt_dotnet_type</c>.</summary>
    public static string DotNetTypeOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return $"{type.FullName}, {type.Assembly.GetName().Name}";
    }

    /// <summary>The stored form of an event.</summary>
    public static string Write(IEvent data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return JsonSerializer.Serialize(data, data.GetType(), Json);
    }

    /// <summary>The same, in UTF-8.</summary>
    public static byte[] WriteUtf8(IEvent data)
    {
        ArgumentNullException.ThrowIfNull(data);
        return JsonSerializer.SerializeToUtf8Bytes(data, data.GetType(), Json);
    }

    /// <summary>An event read back; an alias the catalogue does not know throws.</summary>
    public static IEvent Read(string alias, string json) => ByAlias.TryGetValue(alias, out var type)
        ? (IEvent)JsonSerializer.Deserialize(json, type, Json)!
        : throw new UnknownEventException(alias);
}
