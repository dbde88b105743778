using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Stoa.Contracts.Common;
using Stoa.Platform.Http.Idempotency;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Security;

namespace Stoa.Platform.Http.Description;

/// <summary>Adds to each operation what the platform does around it: who may call, keys, pages, versions, refusals.</summary>
internal sealed class OperationsOfComponents : IOpenApiOperationTransformer
{
    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var handler = new DescribedHandler(context.Description.ActionDescriptor.EndpointMetadata);
        var method = context.Description.HttpMethod ?? "GET";
        operation.OperationId = handler.Id(method, context.Description.RelativePath ?? "");
        operation.Summary = handler.Summary ?? Words(operation.OperationId);
        Describe(operation, handler);
        Callers(operation, handler.Find<AccessRule>()?.Allowed ?? Security.Callers.None, context.Document!);
        Headers(operation, handler, method);
        Refusals(operation, handler, context.Document!);
        return Task.CompletedTask;
    }

    // readOrder becomes "Read order."
    private static string Words(string id) =>
        string.Concat(id.Select((c, i) => i == 0 ? char.ToUpperInvariant(c).ToString() : char.IsUpper(c) ? $" {char.ToLowerInvariant(c)}" : c.ToString())) + ".";

    private static void Describe(OpenApiOperation operation, DescribedHandler handler)
    {
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
        {
            if (handler.Parameters.FirstOrDefault(p => p.Name == parameter.Name) is not { } ours) continue;
            parameter.Description ??= XmlDocs.Of(ours);
            if (TypedIdJsonConverter.IsTypedId(ours.ParameterType) && parameter.Schema is OpenApiSchema schema) SchemaOfTypes.DescribeId(schema, ours.ParameterType);
        }
    }

    private static void Callers(OpenApiOperation operation, Callers allowed, OpenApiDocument document)
    {
        var kinds = Enum.GetValues<Callers>().Where(kind => kind != Security.Callers.None && allowed.HasFlag(kind));
        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>();
        operation.Extensions["x-callers"] = new JsonNodeExtension(new JsonArray([.. kinds.Select(kind => JsonValue.Create(kind.ToString().ToLowerInvariant()))]));
        operation.Security = allowed.HasFlag(Security.Callers.Visitor) ? [] : [new() { [new OpenApiSecuritySchemeReference(DocumentOfComponent.Scheme, document)] = [] }];
    }

    private static void Headers(OpenApiOperation operation, DescribedHandler handler, string method)
    {
        operation.Parameters ??= [];
        if (handler.Find<WithoutKey>() is { } exempt)
            operation.Extensions!["x-without-key"] = new JsonNodeExtension(JsonValue.Create(exempt.Reason));
        else if (KeyCheck.IsNeeded(handler.Metadata, method))
            operation.Parameters.Add(Parameter(KeyCheck.Header, ParameterLocation.Header, "A new random value for each wish; the same when it is repeated."));
        if (handler.Find<PagedList>() is not null)
        {
            operation.Parameters.Add(Parameter("limit", ParameterLocation.Query, $"Rows of the page, 1 to {Paging.Most}; {Paging.Usual} when left out.", Whole()));
            operation.Parameters.Add(Parameter("cursor", ParameterLocation.Query, "The page before's next; left out for the first page."));
        }

        if (handler.Find<ChecksVersion>() is not null)
            operation.Parameters.Add(Parameter(IfMatch.Header, ParameterLocation.Header, "The ETag that was read: refused with 412 when it changed since."));
    }

    private static void Refusals(OpenApiOperation operation, DescribedHandler handler, OpenApiDocument document)
    {
        var statuses = new SortedSet<int> { 429 };
        if (operation.Security?.Count > 0) statuses.UnionWith([401, 403]);
        if (operation.Parameters!.Any(p => p.In == ParameterLocation.Path)) statuses.Add(404);
        if (operation.RequestBody is not null) statuses.UnionWith([413, 415, 422]);
        if (operation.Parameters!.Any(p => p.Name == KeyCheck.Header)) statuses.UnionWith([400, 409, 422]);
        if (handler.Find<PagedList>() is not null) statuses.Add(422);
        if (handler.Find<ChecksVersion>() is not null) statuses.Add(412);
        operation.Responses ??= [];
        foreach (var status in statuses) operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), Refusal(document));
        operation.Responses.TryAdd("default", Refusal(document));
    }

    private static OpenApiResponse Refusal(OpenApiDocument document) => new()
    {
        Description = "Refused: type says why, errors where, detail how to mend it.",
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), document) },
        },
    };

    private static OpenApiParameter Parameter(string name, ParameterLocation place, string description, OpenApiSchema? schema = null) =>
        new() { Name = name, In = place, Description = description, Required = name == KeyCheck.Header, Schema = schema ?? new OpenApiSchema { Type = JsonSchemaType.String } };

    private static OpenApiSchema Whole() => new() { Type = JsonSchemaType.Integer, Minimum = "1", Maximum = Paging.Most.ToString(CultureInfo.InvariantCulture) };
}
