using System.Text.Json;
using System.Text.Json.Serialization;

namespace Stoa.Contracts.Common;

/// <summary>How Stoa writes JSON: camelCase members, enums as their names, ids as TypeIDs, times as RFC 3339 UTC.</summary>
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
        options.Converters.Add(new JsonStringEnumConverter());
    }

    private static JsonSerializerOptions Frozen(JsonUnmappedMemberHandling unknown)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { UnmappedMemberHandling = unknown };
        Apply(options);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
