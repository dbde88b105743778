using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Bodies;

/// <summary>
/// Compares a document with a type member by member. The deserializer ends at the first fault; whoever fills in a form wants all
/// of them.
/// </summary>
internal sealed class JsonFaults
{
    private const int Most = 50;
    private readonly List<FieldError> found = [];

    private JsonFaults()
    {
    }

    /// <summary>Every fault with its JSON pointer (RFC 6901), 50 at most; none when the document can be read as the type.</summary>
    public static IReadOnlyList<FieldError> Of(JsonElement document, JsonTypeInfo shape)
    {
        var faults = new JsonFaults();
        faults.Check(document, shape, "");
        return faults.found;
    }

    private void Check(JsonElement value, JsonTypeInfo shape, string at)
    {
        switch (shape.Kind)
        {
            case JsonTypeInfoKind.Object when Is(value, JsonValueKind.Object, "an object", at):
                CheckMembers(value, shape, at);
                break;
            case JsonTypeInfoKind.Enumerable when Is(value, JsonValueKind.Array, "an array", at):
                var index = 0;
                foreach (var element in value.EnumerateArray()) CheckValue(element, shape.Options.GetTypeInfo(shape.ElementType!), $"{at}/{index++}");
                break;
            case JsonTypeInfoKind.Dictionary when Is(value, JsonValueKind.Object, "an object", at):
                foreach (var entry in value.EnumerateObject()) CheckValue(entry.Value, shape.Options.GetTypeInfo(shape.ElementType!), $"{at}/{Escape(entry.Name)}");
                break;
            case JsonTypeInfoKind.None:
                if (JsonLeaf.FaultOf(value, shape) is { } fault) Add(at, fault);
                break;
        }
    }

    private void CheckMembers(JsonElement value, JsonTypeInfo shape, string at)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            var pointer = $"{at}/{Escape(member.Name)}";
            var known = shape.Properties.FirstOrDefault(p => p.Name == member.Name && p.Get is not null);
            if (!seen.Add(member.Name)) Add(pointer, "stands there twice");
            else if (known is null) Add(pointer, $"no such member; there are: {string.Join(", ", shape.Properties.Select(p => p.Name))}");
            else CheckMember(member.Value, known, pointer);
        }

        foreach (var missing in shape.Properties.Where(p => p.IsRequired && !seen.Contains(p.Name))) Add($"{at}/{missing.Name}", "is needed");
    }

    private void CheckMember(JsonElement value, JsonPropertyInfo member, string at)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            var mayBeNull = Nullable.GetUnderlyingType(member.PropertyType) is not null
                || (!member.PropertyType.IsValueType && (member.AssociatedParameter?.IsNullable ?? member.IsSetNullable));
            if (!mayBeNull) Add(at, "may not be null");
        }
        else if (member.CustomConverter is { } converter)
        {
            if (JsonLeaf.FaultOf(value, member.PropertyType, converter) is { } fault) Add(at, fault);
        }
        else CheckValue(value, member.Options.GetTypeInfo(member.PropertyType), at);
    }

    private void CheckValue(JsonElement value, JsonTypeInfo shape, string at)
    {
        var inside = Nullable.GetUnderlyingType(shape.Type) is { } type ? shape.Options.GetTypeInfo(type) : shape;
        if (value.ValueKind == JsonValueKind.Null && inside != shape) return;
        Check(value, inside, at);
    }

    private bool Is(JsonElement value, JsonValueKind kind, string expected, string at)
    {
        if (value.ValueKind == kind) return true;
        Add(at, $"expected {expected}");
        return false;
    }

    private void Add(string pointer, string detail)
    {
        if (found.Count < Most) found.Add(new FieldError(pointer, detail));
    }

    private static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
