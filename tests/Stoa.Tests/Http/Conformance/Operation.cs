using System.Text.Json;

namespace Stoa.Tests.Http.Conformance;

/// <summary>One operation, as its OpenAPI document tells it.</summary>
public sealed record Operation(string Component, string Method, string Path, JsonElement Description)
{
    public string Name => $"{Method} {Path}";

    public string Id => Description.GetProperty("operationId").GetString()!;

    public string? Summary => Description.TryGetProperty("summary", out var summary) ? summary.GetString() : null;

    public IReadOnlyList<string> Callers => [.. Description.GetProperty("x-callers").EnumerateArray().Select(c => c.GetString()!)];

    public bool HasBody => Description.TryGetProperty("requestBody", out _);

    public bool TakesKey => Parameters.Any(p => p.Name == "Idempotency-Key");

    public bool ChecksVersion => Parameters.Any(p => p.Name == "If-Match");

    public bool IsPaged => Parameters.Any(p => p.Name == "cursor");

    /// <summary>The part of the path that names a thing; null where there is none.</summary>
    public string? Placeholder => Parameters.FirstOrDefault(p => p.In == "path").Name;

    public IReadOnlyList<(string Name, string In)> Parameters => !Description.TryGetProperty("parameters", out var parameters)
        ? []
        : [.. parameters.EnumerateArray().Select(p => (p.GetProperty("name").GetString()!, p.GetProperty("in").GetString()!))];

    /// <summary>The members without which a body is refused, as JSON pointers.</summary>
    public IReadOnlyList<string> NeededMembers => Body is { } body && body.TryGetProperty("required", out var required)
        ? [.. required.EnumerateArray().Select(name => $"/{name.GetString()}")]
        : [];

    /// <summary>A caller who is let in.</summary>
    internal Role Caller => Callers.Intersect(["visitor", "user"]).Any() ? Role.Owner : Callers.Contains("operator") ? Role.Operator : Role.Component;

    public IReadOnlyList<string> Answers => [.. Description.GetProperty("responses").EnumerateObject().Select(r => r.Name)];

    private JsonElement Document { get; init; }

    private JsonElement? Body
    {
        get
        {
            if (!HasBody) return null;
            var schema = Description.GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema");
            if (!schema.TryGetProperty("$ref", out var name)) return schema;
            return Document.GetProperty("components").GetProperty("schemas").GetProperty(name.GetString()!.Split('/')[^1]);
        }
    }

    public static IEnumerable<Operation> Of(string component, JsonElement document) =>
        from path in document.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select new Operation(component, operation.Name.ToUpperInvariant(), path.Name, operation.Value) { Document = document };
}
