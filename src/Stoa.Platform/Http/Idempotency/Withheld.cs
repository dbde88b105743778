using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Idempotency;

/// <summary>Makes the copy of an answer that may be kept: members marked <see cref="SecretAttribute"/> are null in it.</summary>
internal static class Withheld
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<string>> Known = new();
    private static readonly JsonSerializerOptions Options = Censored();

    /// <summary>The copy, and JSON pointers of what is null in it; the bytes that were sent when there is nothing to hide.</summary>
    public static (byte[] Body, IReadOnlyList<string> Pointers) Copy(object? value, byte[] sent)
    {
        if (value is null) return (sent, []);
        var secrets = Known.GetOrAdd(value.GetType(), type => [.. PointersOf(type, "", 0)]);
        return secrets.Count == 0 ? (sent, secrets) : (JsonSerializer.SerializeToUtf8Bytes(value, value.GetType(), Options), secrets);
    }

    private static IEnumerable<string> PointersOf(Type type, string at, int depth)
    {
        const int deepest = 8; // of a type that contains itself
        var shape = Options.GetTypeInfo(type);
        if (depth == deepest) yield break;
        if (shape.ElementType is { } element)
            foreach (var inside in PointersOf(element, $"{at}/*", depth + 1)) yield return inside;
        foreach (var member in shape.Properties)
        {
            if (IsSecret(member)) yield return $"{at}/{member.Name}";
            else
                foreach (var inside in PointersOf(member.PropertyType, $"{at}/{member.Name}", depth + 1)) yield return inside;
        }
    }

    private static bool IsSecret(JsonPropertyInfo member) =>
        member.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) == true;

    private static JsonSerializerOptions Censored()
    {
        var options = new JsonSerializerOptions(StoaJson.Tolerant)
        {
            TypeInfoResolver = StoaJson.Resolver(Hide),
        };
        options.MakeReadOnly();
        return options;
    }

    private static void Hide(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(IsSecret))
        {
            member.Get = _ => null;
            member.ShouldSerialize = (_, _) => true; // null is said, not left out
        }
    }
}
