using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http;

/// <summary>Lets the right callers in, and tells the scope for whom it works.</summary>
internal sealed class AccessCheck(RequestDelegate next)
{
    public async Task Invoke(HttpContext context, OperationContext operation)
    {
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ComponentEndpoint>() is not { } of)
        {
            await next(context);
            return;
        }

        var attempt = await context.AuthenticateAsync();
        var caller = context.Caller();
        operation.Begin(of.Component, caller.Actor, $"{context.Request.Method} {of.Route(endpoint)}");
        if ((endpoint.Metadata.GetMetadata<WorksFor>()?.Company(context) ?? caller.Tenant) is { } company) operation.Enter(company);
        var allowed = endpoint.Metadata.GetMetadata<AccessRule>()?.Allowed ?? Callers.None;
        if (attempt.Failure is not null || (caller == Caller.Visitor && !caller.Is(allowed)))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            await Problems.Of(PlatformProblems.SignInNeeded).ExecuteAsync(context);
        }
        else if (!caller.Is(allowed)) await Problems.Of(PlatformProblems.NotAllowed).ExecuteAsync(context);
        // What anybody may do, a token's scopes do not take away.
        else if (!allowed.HasFlag(Callers.Visitor) && !caller.MayUse(of.Component, context.Request.Method))
            await Problems.Of(PlatformProblems.OutOfScope, $"The token's scopes are {string.Join(", ", caller.Scopes)}; this needs {of.Component}:{(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? "read" : "write")}.").ExecuteAsync(context);
        else await next(context);
    }
}
