using Microsoft.AspNetCore.Builder;

namespace Stoa.Platform.Http;

/// <summary>What each request passes, from outside in.</summary>
internal static class Pipeline
{
    public static void Use(WebApplication app)
    {
        app.UseExceptionHandler();
        app.UseRouting();
        app.UseMiddleware<AccessCheck>();
        app.UseMiddleware<RequestTransaction>();
    }
}
