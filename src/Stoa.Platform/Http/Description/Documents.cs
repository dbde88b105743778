using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Stoa.Platform.Http.Description;

/// <summary>
/// <c>/openapi/component.json</c>: the OpenAPI 3.1 description of each component that this process runs, made of its endpoints; the
/// others' are handed on like their operations. <c>/openapi/index.json</c> names all.
/// </summary>
internal static class Documents
{
    public static IServiceCollection AddDescriptions(this IServiceCollection services, IEnumerable<string> components)
    {
        foreach (var component in components)
        {
            services.AddOpenApi(component, options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.ShouldInclude = operation => operation.GroupName == component;
                options.AddDocumentTransformer<DocumentOfComponent>();
                options.AddOperationTransformer<OperationsOfComponents>();
                options.AddSchemaTransformer<SchemaOfTypes>();
            });
        }

        return services;
    }

    public static void Map(IEndpointRouteBuilder routes, IReadOnlyCollection<string> here, IEnumerable<string> all)
    {
        var written = new ConcurrentDictionary<string, Lazy<Task<byte[]>>>(StringComparer.Ordinal);
        foreach (var component in here)
        {
            routes.MapGet($"/openapi/{component}.json", async (HttpContext context) =>
            {
                var document = written.GetOrAdd(component, name => new(() => Write(context.RequestServices.GetRequiredService<IServiceScopeFactory>(), name)));
                return Results.Bytes(await document.Value, "application/json; charset=utf-8");
            }).ExcludeFromDescription();
        }

        var names = all.ToList();
        routes.MapGet("/openapi/index.json", () => names.ToDictionary(name => name, name => $"/openapi/{name}.json")).ExcludeFromDescription();
    }

    private static async Task<byte[]> Write(IServiceScopeFactory scopes, string component)
    {
        await using var scope = scopes.CreateAsyncScope();
        var provider = scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(component);
        var document = await provider.GetOpenApiDocumentAsync(CancellationToken.None);
        using var json = new MemoryStream();
        await document.SerializeAsJsonAsync(json, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        return json.ToArray();
    }
}
