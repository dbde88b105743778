using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Http;

/// <summary>Routing answers with a status and nothing else: below <c>/api</c> it gets the body that every refusal has.</summary>
internal static class BareAnswers
{
    public static void Use(WebApplication app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseStatusCodePages(Explain));

    private static Task Explain(StatusCodeContext bare) => bare.HttpContext.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => Problems.NotFound("operation").ExecuteAsync(bare.HttpContext),
        StatusCodes.Status405MethodNotAllowed => Problems.Of(PlatformProblems.WrongMethod).ExecuteAsync(bare.HttpContext),
        StatusCodes.Status415UnsupportedMediaType => Problems.Of(PlatformProblems.WrongContentType).ExecuteAsync(bare.HttpContext),
        StatusCodes.Status413PayloadTooLarge => Problems.Of(PlatformProblems.TooLarge).ExecuteAsync(bare.HttpContext),
        _ => Task.CompletedTask,
    };
}
