using Microsoft.AspNetCore.Builder;
using Stoa.Platform.Http.Bodies;
using Stoa.Platform.Http.Description;
using Stoa.Platform.Http.Edge;
using Stoa.Platform.Http.Idempotency;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Telemetry.Tracing;

namespace Stoa.Platform.Http;

/// <summary>What each request passes, from outside in.</summary>
internal static class Pipeline
{
    /// <param name="app">The process.</param>
    /// <param name="described">The components that have an API, here or elsewhere.</param>
    public static void Use(WebApplication app, IReadOnlyList<string> described)
    {
        // The host would look tokens up by itself, before all that stands here: outside the error answers and the callers' limits.
        ((IApplicationBuilder)app).Properties["__AuthenticationMiddlewareSet"] = true;
        PublicAddress.UseProxy(app);
        app.UseMiddleware<SecurityHeaders>();
        app.UseExceptionHandler();
        BareAnswers.Use(app);
        app.UseMiddleware<HostCheck>();
        app.UseMiddleware<AddressCheck>();
        app.UseMiddleware<QueryCheck>();
        app.Use(HeadRequests.NameAmongAllowed);
        app.Use(HeadRequests.AskAsGet);
        ApiPage.Use(app, described);
        app.UseRouting();
        app.Use(HeadRequests.RefuseStreams);
        app.UseMiddleware<RequestTrace>();
        app.UseMiddleware<EdgeLimit>();
        app.UseMiddleware<AccessCheck>();
        app.UseMiddleware<VersionCheck>();
        app.UseMiddleware<BodyCheck>();
        app.UseMiddleware<KeyCheck>();
        app.UseMiddleware<RequestTransaction>();
        app.UseMiddleware<ErrorAnswers>();
    }
}
