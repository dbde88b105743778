using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http;

/// <summary>The one place where exceptions become answers. A bug is logged once and answered without details.</summary>
internal sealed class UnhandledErrors(ConstraintProblems constraints, ILogger<UnhandledErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Answer(exception).ExecuteAsync(httpContext);
        return true;
    }

    public ProblemHttpResult Answer(Exception exception)
    {
        switch (exception)
        {
            case RefusedException refused:
                return Problems.Of(refused.Type, refused.Detail, refused.Errors);
            case BadHttpRequestException bad:
                return Problems.Of(bad.StatusCode, PlatformProblems.MalformedRequest.Type, PlatformProblems.MalformedRequest.Title, bad.InnerException?.Message ?? bad.Message);
            case DbUpdateConcurrencyException or PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected }:
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
