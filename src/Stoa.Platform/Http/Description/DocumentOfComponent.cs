using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http.Description;

/// <summary>The head of a component's document: what it is, how to sign in, what a refusal looks like.</summary>
internal sealed class DocumentOfComponent : IOpenApiDocumentTransformer
{
    public const string Scheme = "token";

    public async Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = $"Stoa {context.DocumentName}",
            Version = typeof(DocumentOfComponent).Assembly.GetName().Version!.ToString(3),
            Description = "Refusals are application/problem+json; their types stand in docs/errors.md. Ids are prefixed, amounts are decimal strings, times are UTC. What a body holds and the operation does not know is refused.",
            License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Scheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A session's or an API token's text.",
        };
        document.AddComponent(nameof(Problem), await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellationToken));
    }
}
