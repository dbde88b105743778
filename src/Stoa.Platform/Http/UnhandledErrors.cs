using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Platform.Http.Bodies;
using Stoa.Platform.Providers;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Http;

/// <summary>The one place where exceptions become answers. A bug is logged once and answered without details.</summary>
internal sealed class UnhandledErrors(ConstraintProblems constraints, ILogger<UnhandledErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var answer = Answer(exception, httpContext);
        if (exception is RefusedException { RetryAfter: { } wait }) httpContext.Response.Headers.RetryAfter = Seconds(wait);
        else if (answer.StatusCode == PlatformProblems.NotAvailable.Status) httpContext.Response.Headers.RetryAfter = Seconds(PlatformProblems.AwayFor);
        else if (Conflicts.Ended(exception)) httpContext.Response.Headers.RetryAfter = Seconds(TimeSpan.Zero);
        await answer.ExecuteAsync(httpContext);
        return true;
    }

    internal static string Seconds(TimeSpan wait) => ((int)Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    private ProblemHttpResult Answer(Exception exception, HttpContext context)
    {
        switch (exception)
        {
            case RefusedException refused:
                return Problems.Of(refused.Type, refused.Detail, refused.Errors);
            case BadHttpRequestException bad:
                return BindingFaults.Of(bad, context);
            case DbUpdateConcurrencyException:
            case var ended when Conflicts.Ended(ended):
                return Problems.Of(PlatformProblems.ChangedMeanwhile);
            case DbUpdateException { InnerException: PostgresException violation } when constraints.Find(violation) is { } problem:
                return problem;
            case PostgresException violation when constraints.Find(violation) is { } problem:
                return problem;
            default:
                return Failed(exception);
        }
    }

    private ProblemHttpResult Failed(Exception exception)
    {
        switch (exception)
        {
            case HttpRequestException or NpgsqlException { IsTransient: true } or TimeoutException:
            case InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } }:
            case NpgsqlException lost when Databases.IsSessionLost(lost):
            case ProviderException { IsTransient: true }:
                log.LogWarning("Answered 503: {Reason}", exception.Message);
                return Problems.Of(PlatformProblems.NotAvailable);
            case ProblemException { IsTransient: true } refused:
                log.LogWarning("A component was not able to answer: {Reason}", refused.Message);
                return Problems.Of(PlatformProblems.NotAvailable);
            case ProblemException refused:
                log.LogWarning("A component refused: {Reason}", refused.Message);
                return Problems.Of(PlatformProblems.ComponentRefused);
            default:
                log.LogError(exception, "A request failed");
                return Problems.Of(PlatformProblems.Bug);
        }
    }
}
