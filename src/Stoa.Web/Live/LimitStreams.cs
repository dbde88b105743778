using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Edge;
using Stoa.Web.Browsing;

namespace Stoa.Web.Live;

/// <summary>Holds each company to so many pages that follow something at once; the next page stands still until it is loaded again.</summary>
internal static class LimitStreams
{
    public static RouteHandlerBuilder HoldsPageOpen(this RouteHandlerBuilder page) => page.WithMetadata(new StaysOpen()).AddEndpointFilter((call, next) =>
    {
        var context = call.HttpContext;
        if (context.RequestServices.GetRequiredService<Visitor>().Me is not { } me) return next(call);
        if (context.RequestServices.GetRequiredService<OpenStreams>().Take($"page:{me.Company.Id}") is not { } place) throw Refused();
        context.Response.RegisterForDispose(place);
        return next(call);
    });

    private static ProblemException Refused()
    {
        var problem = PlatformProblems.TooManyStreams;
        return new(new Problem(problem.Type, problem.Title, problem.Status, problem.Mend));
    }
}
