using System.Reflection;

namespace PorFse.Ledger.Tests;

/// <summary>A member of an event as it is stored.</summary>
internal sealed record EventMember(Type Owner, string Name, string Type, string Meaning);

/// <summary>What the documents say about the members of events.</summary>
internal static class EventMembers
{
    private static readonly NullabilityInfoContext Nullability = new();

    /// <summary>The members of a record in the order of its constructor, in which they are stored.</summary>
    internal static IEnumerable<EventMember> Of(Type type) => Properties(type)
        .Select(property => new EventMember(type, property.Name, Name(property), Meaning(type, property.Name)));

    /// <summary>The records a record's lists hold, itself excluded, outermost first.</summary>
    internal static IEnumerable<Type> Nested(Type type) => Properties(type)
        .Select(property => property.PropertyType)
        .Where(list => list.IsGenericType && list.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
        .Select(list => list.GetGenericArguments()[0])
        .SelectMany(item => Nested(item).Prepend(item));

    private static IEnumerable<PropertyInfo> Properties(Type type) =>
        type.GetConstructors().MaxBy(made => made.GetParameters().Length)!.GetParameters()
            .Select(parameter => type.GetProperty(parameter.Name!)!);

    private static string Name(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var name = type switch
        {
            _ when type == typeof(string) => "text",
            _ when type == typeof(Euro) => "EUR, two decimals",
            _ when type == typeof(decimal) => "number, two decimals",
            _ when type == typeof(DateOnly) => "date",
            _ when type == typeof(long) || type == typeof(int) => "whole number",
            _ when type == typeof(bool) => "true or false",
            _ when type == typeof(DateTimeOffset) => "moment, UTC",
            _ when type == typeof(SealedFigures) => type.Name,
            _ when type.IsGenericType => $"list of {type.GetGenericArguments()[0].Name}",
            _ => throw new NotSupportedException($"{type} has no name in the documents; give it one here."),
        };
        var optional = Nullable.GetUnderlyingType(property.PropertyType) is not null
            || Nullability.Create(property).ReadState == NullabilityState.Nullable;
        return optional ? name + ", optional" : name;
    }

    // Its own words, else those of the interface it stands for, else those of the event that opens the stream.
    private static string Meaning(Type type, string name)
    {
        Type[] interfaces = [typeof(IReversal), typeof(ITransaction), typeof(IEvent)];
        var stream = type.GetInterfaces()
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEventOf<>));
        var siblings = EventCatalogue.Types.Values.Where(other => stream is not null && other.IsAssignableTo(stream))
            .OrderByDescending(other => other.GetInterfaces().Length == 3);
        return new[] { XmlDocs.Parameter(type, name) }
            .Concat(interfaces.Where(i => i.IsAssignableFrom(type)).Select(i => XmlDocs.Summary(i, name)))
            .Concat(siblings.Select(other => XmlDocs.Parameter(other, name)))
            .First(meaning => meaning.Length > 0);
    }
}
