using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Stoa.Platform.Http.Bodies;

/// <summary>Says of one value that is neither an object nor a list what is wrong with it.</summary>
internal static class JsonLeaf
{
    private const string HalfAPair = "not valid text: half of a UTF-16 pair";
    private static readonly ConcurrentDictionary<Type, JsonSerializerOptions> Converting = new();

    /// <summary>Null when the value can be read as the type.</summary>
    public static string? FaultOf(JsonElement value, JsonTypeInfo shape) => Try(() => value.Deserialize(shape), shape.Type, value.ValueKind == JsonValueKind.String) ?? TextFault(value);

    /// <summary>The same for a member with a converter of its own.</summary>
    public static string? FaultOf(JsonElement value, Type type, JsonConverter converter)
    {
        var options = Converting.GetOrAdd(converter.GetType(), _ => new JsonSerializerOptions { Converters = { converter } });
        return Try(() => value.Deserialize(type, options), type, value.ValueKind == JsonValueKind.String);
    }

    private static string? Try(Func<object?> read, Type type, bool isText)
    {
        try
        {
            return read() is null ? "may not be null" : null;
        }
        catch (JsonException wrong)
        {
            return type == typeof(string) && isText ? HalfAPair : Expected(type) ?? wrong.Message;
        }
        catch (InvalidOperationException)
        {
            return HalfAPair;
        }
    }

    // PostgreSQL stores no U+0000 in a text, and nobody types one.
    private static string? TextFault(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetString()!.Contains('\0', StringComparison.Ordinal) ? "may not contain the character U+0000" : null;

    private static string? Expected(Type type)
    {
        if (type.IsEnum) return $"expected one of: {string.Join(", ", Enum.GetNames(type))}";
        if (type == typeof(string)) return "expected text in quotes";
        if (type == typeof(bool)) return "expected true or false";
        if (type == typeof(short) || type == typeof(int) || type == typeof(long)) return "expected a whole number";
        if (type == typeof(DateTimeOffset) || type == typeof(DateTime)) return "expected a time such as \"2026-11-21T09:30:00Z\"";
        if (type == typeof(DateOnly)) return "expected a date such as \"2026-11-21\"";
        if (type == typeof(Uri)) return "expected an address such as \"https://example.com/\"";
        return type == typeof(Guid) ? "expected a UUID" : null;
    }
}
