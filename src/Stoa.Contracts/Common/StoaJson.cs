using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Stoa.Contracts.Common;

/// <summary>
/// How Stoa writes JSON: camelCase members, enums as their names, ids as TypeIDs, times as RFC 3339 UTC. A member that is null is
/// left out, and so a member that may be null is never needed: that also lets a record gain one while an older program writes it.
/// </summary>
public static class StoaJson
{
    /// <summary>Between components and in the database: members that the reader does not know are passed over.</summary>
    public static JsonSerializerOptions Tolerant { get; } = Frozen(JsonUnmappedMemberHandling.Skip);

    /// <summary>At the public edge: a member that the operation does not know is refused.</summary>
    public static JsonSerializerOptions Strict { get; } = Frozen(JsonUnmappedMemberHandling.Disallow);

    /// <summary>Puts the conventions on options that somebody else made.</summary>
    public static void Apply(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.DictionaryKeyPolicy = null;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.RespectNullableAnnotations = true;
        options.RespectRequiredConstructorParameters = true;
        options.Converters.Add(new TypedIdJsonConverter());
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.TypeInfoResolver = Resolver(_ => { });
    }

    /// <summary>The resolver of these conventions, with one thing more that is done to each type.</summary>
    public static IJsonTypeInfoResolver Resolver(Action<JsonTypeInfo> modify) => new DefaultJsonTypeInfoResolver { Modifiers = { NeedOnlyWhatCannotBeNull, modify } };

    private static void NeedOnlyWhatCannotBeNull(JsonTypeInfo type)
    {
        foreach (var member in type.Properties.Where(MayBeNull)) member.IsRequired = false;
    }

    private static bool MayBeNull(JsonPropertyInfo member) => Nullable.GetUnderlyingType(member.PropertyType) is not null
        || (!member.PropertyType.IsValueType && (member.AssociatedParameter?.IsNullable ?? member.IsSetNullable));

    private static JsonSerializerOptions Frozen(JsonUnmappedMemberHandling unknown)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { UnmappedMemberHandling = unknown };
        Apply(options);
        options.MakeReadOnly();
        return options;
    }
}
