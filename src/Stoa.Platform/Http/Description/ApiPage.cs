using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Http.Description;

/// <summary><c>/api</c>: the page on which a person reads the documents and tries the operations (Swagger UI, its files out of its package).</summary>
internal static class ApiPage
{
    // Its own narrow policy: scripts and styles from here only, icons as data.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string StyleFile = "stoa.css";

    // Swagger UI's own mark gives way to the name of what the page is about.
    private const string Style = """
        .swagger-ui .topbar { background: #06171f; border-bottom: 4px solid #f3b661; }
        .swagger-ui .topbar .link > * { display: none; }
        .swagger-ui .topbar .link::after { content: "Stoa API"; color: #eef5f5; font: 600 1.4rem system-ui, sans-serif; }
        """;

    public static void Use(WebApplication app, IReadOnlyList<string> components)
    {
        app.UseWhen(IsPage, page =>
        {
            page.Use((context, next) =>
            {
                context.Response.Headers.ContentSecurityPolicy = Policy;
                if (context.Request.Path != $"/api/{StyleFile}") return next(context);
                context.Response.ContentType = "text/css";
                return context.Response.WriteAsync(Style, context.RequestAborted);
            });
            page.UseSwaggerUI(ui =>
            {
                ui.RoutePrefix = "api";
                ui.DocumentTitle = "Stoa API";
                ui.InjectStylesheet($"/api/{StyleFile}");
                ui.EnableTryItOutByDefault();
                ui.DisplayOperationId();
                ui.DisplayRequestDuration();
                foreach (var component in components) ui.SwaggerEndpoint($"/openapi/{component}.json", component);
            });
        });
    }

    // /api and /api/index.html, but not /api/component/...
    private static bool IsPage(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api", out var rest) && rest.Value!.LastIndexOf('/') <= 0;
}
