using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Description;

/// <summary>Describes our own types as they stand in JSON: ids and amounts are strings of a form, secrets are passwords.</summary>
internal sealed class SchemaOfTypes : IOpenApiSchemaTransformer
{
    private const string SchemaId = "x-schema-id";
    private const string OfReference = "x-ref-description";
    private const string DecimalForm = @"^-?\d+(\.\d+)?$";

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = context.JsonTypeInfo;
        if (Nullable.GetUnderlyingType(type.Type) is { } inside) type = type.Options.GetTypeInfo(inside);
        if (TypedIdJsonConverter.IsTypedId(type.Type)) DescribeId(schema, type.Type);
        if (type.Type.IsEnum) schema.Type = JsonSchemaType.String;
        if (type.Kind == JsonTypeInfoKind.Object) DescribeMembers(schema, type);
        return Task.CompletedTask;
    }

    /// <summary>The form of a typed id (TypeID specification 0.3).</summary>
    public static void DescribeId(OpenApiSchema schema, Type type)
    {
        var prefix = (string)type.GetProperty(nameof(ITypedId<TenantId>.Prefix), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;
        schema.Type = JsonSchemaType.String;
        schema.Pattern = $"^{prefix}_[0-7][0-9a-hjkmnp-tv-z]{{25}}$";
        schema.Examples = [JsonValue.Create($"{prefix}_01k9x6m3c5f3q8v2w0k7e4h1ta")];
    }

    private static void DescribeDecimal(OpenApiSchema schema)
    {
        schema.Type = JsonSchemaType.String;
        schema.Format = "decimal";
        schema.Pattern = DecimalForm;
        schema.Examples = [JsonValue.Create("12.30")];
    }

    private static void DescribeMembers(OpenApiSchema schema, JsonTypeInfo type)
    {
        schema.Description = XmlDocs.Of(type.Type);
        // A member that may be null is left out when it is: the framework calls it needed since its constructor does.
        schema.Required = type.Properties.Where(member => member.IsRequired).Select(member => member.Name).ToHashSet();
        foreach (var member in type.Properties)
            if (schema.Properties?.TryGetValue(member.Name, out var found) == true && found is OpenApiSchema described) DescribeMember(described, member);
    }

    private static void DescribeMember(OpenApiSchema schema, JsonPropertyInfo member)
    {
        if (member.CustomConverter is DecimalStringConverter) DescribeDecimal(schema);
        if (member.AttributeProvider is not PropertyInfo property) return;
        if (property.IsDefined(typeof(SecretAttribute))) schema.Format = "password";
        if (XmlDocs.Of(property) is { } said) Say(schema, said);
    }

    private static void Say(OpenApiSchema own, string said)
    {
        // What is described once and referred to keeps its own description; the reference carries the member's.
        if (own.Metadata?.TryGetValue(SchemaId, out var id) == true && id is string { Length: > 0 }) own.Metadata[OfReference] = said;
        else own.Description = said;
    }
}
