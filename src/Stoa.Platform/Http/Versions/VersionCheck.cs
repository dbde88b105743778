using Microsoft.AspNetCore.Http;

namespace Stoa.Platform.Http.Versions;

/// <summary>
/// Refuses an <c>If-Match</c> where the operation compares no version: who names one wants nothing done otherwise, and must not
/// believe that somebody looked.
/// </summary>
internal sealed class VersionCheck(RequestDelegate next)
{
    public Task Invoke(HttpContext context) => IsOverlooked(context) ? Problems.Of(PlatformProblems.NoVersion).ExecuteAsync(context) : next(context);

    private static bool IsOverlooked(HttpContext context) =>
        context.Request.Headers.IfMatch.Count > 0
        && !HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method)
        && context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<ComponentEndpoint>() is not null && metadata.GetMetadata<ChecksVersion>() is null;
}
