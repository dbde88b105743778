using System.Globalization;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Stoa.Platform.Security;

namespace Stoa.Platform.Http.Edge;

/// <summary>
/// Holds each caller to its share: a person by their id, everybody else by their network. Components among themselves are not
/// counted. Forms of pages count for the network too: whose they are, the component that they ask finds out. Whoever tries tokens spends the share of their network, and once it is spent tokens are not even looked at.
/// </summary>
internal sealed class EdgeLimit(RequestDelegate next, CallerShares shares)
{
    public async Task Invoke(HttpContext context)
    {
        var network = $"network:{context.NetworkOfClient()}";
        if (context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ComponentEndpoint>() is not { } of)
        {
            if (IsForm(context) && shares.Take(network) is { } spent) await Refuse(context, spent);
            else await next(context);
            return;
        }

        TimeSpan? wait = TimeSpan.FromSeconds(1);
        if (context.Request.Headers.Authorization.Count == 0 || context.IsInternal() || !shares.IsSpent(network))
        {
            await context.AuthenticateAsync();
            wait = Take(context.Caller(), network, of.Route(endpoint), endpoint.Metadata.GetMetadata<CallerLimit>());
        }

        if (wait is null) await next(context);
        else await Refuse(context, wait.Value);
    }

    private static bool IsForm(HttpContext context) => HttpMethods.IsPost(context.Request.Method) && context.IsForPages();

    private TimeSpan? Take(Caller caller, string network, string route, CallerLimit? limit)
    {
        if (caller.Kinds.HasFlag(Callers.Component)) return null;
        var who = caller.User is null ? network : caller.Actor;
        return shares.Take(who) ?? (limit is null ? null : shares.Take(who, route, limit));
    }

    private static Task Refuse(HttpContext context, TimeSpan wait)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return context.GetEndpoint()?.Metadata.GetMetadata<RefusalPage>() is { } page
            ? page.Draw(context, PlatformProblems.TooManyRequests) : Problems.Of(PlatformProblems.TooManyRequests).ExecuteAsync(context);
    }
}
