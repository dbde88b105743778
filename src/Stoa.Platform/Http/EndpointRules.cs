using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Platform.Http.Edge;
using Stoa.Platform.Security;

namespace Stoa.Platform.Http;

/// <summary>Metadata: the endpoint takes no <c>Idempotency-Key</c>.</summary>
/// <param name="Reason">Why a repetition does no harm; ends up in the conformance test's list.</param>
public sealed record WithoutKey(string Reason);

/// <summary>Metadata: whoever calls, the endpoint works for this company, which may be told by the route.</summary>
public sealed record WorksFor(Func<HttpContext, TenantId> Company);

/// <summary>Metadata: the transaction commits when the handler refuses too, since the attempt itself counts (a wrong code).</summary>
public sealed record KeepsRefusals;

/// <summary>What an endpoint may say of itself beside its access rule.</summary>
public static class EndpointRules
{
    /// <summary>Exempts a POST or PATCH from the <c>Idempotency-Key</c>.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="reason">Why a repetition does no harm, for whoever reads the list of exemptions.</param>
    public static TBuilder WithoutKey<TBuilder>(this TBuilder endpoint, string reason) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new WithoutKey(reason));

    /// <summary>The endpoint works for this company, whoever calls; a visitor works for none otherwise and can write nothing.</summary>
    public static TBuilder WorksFor<TBuilder>(this TBuilder endpoint, TenantId company) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WorksFor(_ => company);

    /// <summary>The same, where the company depends on the route.</summary>
    public static TBuilder WorksFor<TBuilder>(this TBuilder endpoint, Func<HttpContext, TenantId> company) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new WorksFor(company));

    /// <summary>Commits the request's transaction below status 500, not below 400 as usual.</summary>
    public static TBuilder KeepsRefusals<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new KeepsRefusals());

    /// <summary>One caller may call the endpoint so often in each period, counted in each process by itself; 429 beyond.</summary>
    public static TBuilder LimitEachCaller<TBuilder>(this TBuilder endpoint, int times, TimeSpan period) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new CallerLimit(times, period));

    /// <summary>The answer is a stream that stays open: a company holds a limited number of them; 429 beyond.</summary>
    public static RouteHandlerBuilder HoldsStreamOpen(this RouteHandlerBuilder endpoint) => endpoint.WithMetadata(new StaysOpen()).AddEndpointFilter((call, next) =>
    {
        var context = call.HttpContext;
        var who = context.Caller().Tenant is { } company ? $"api:{company}" : $"network:{context.NetworkOfClient()}";
        if (context.RequestServices.GetRequiredService<OpenStreams>().Take(who) is not { } place)
            throw new RefusedException(PlatformProblems.TooManyStreams) { RetryAfter = TimeSpan.FromSeconds(15) };
        context.Response.RegisterForDispose(place);
        return next(call);
    });

    /// <summary>
    /// The request's transaction is begun by the handler (<c>await store.Begin(cancel)</c>), after it has asked other components;
    /// it is committed with the answer as usual, unless the handler commits itself.
    /// </summary>
    public static TBuilder WithoutTransaction<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new WithoutTransaction());
}
