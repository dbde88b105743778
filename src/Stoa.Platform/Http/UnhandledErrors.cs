using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Http;

/// <summary>The one place where exceptions become answers. A bug is logged once and answered without details.</summary>
internal sealed class UnhandledErrors(ILogger<UnhandledErrors> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        await Answer(exception).ExecuteAsync(httpContext);
        return true;
    }

    private ProblemHttpResult Answer(Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException bad:
                return Problems.Of(bad.StatusCode, "stoa:malformed-request", "The request cannot be read", bad.InnerException?.Message ?? bad.Message);
            case DbUpdateConcurrencyException:
                return Problems.Of(409, "stoa:changed-meanwhile", "Changed meanwhile", "Somebody else changed it at the same time: read it again and repeat.");
            case HttpRequestException or NpgsqlException { IsTransient: true } or TimeoutException:
                log.LogWarning("Answered 503: {Reason}", exception.Message);
                return Problems.Of(503, "stoa:not-available", "Not available at the moment", "A part of the system does not answer: try again in a few seconds.");
            case ProblemException refused:
                log.LogWarning("A component refused: {Reason}", refused.Message);
                return Problems.Of(refused.IsTransient ? 503 : 502, "stoa:component-refused", "A component refused", refused.Problem.Detail ?? refused.Problem.Title);
            default:
                log.LogError(exception, "A request failed");
                return Problems.Of(500, "stoa:bug", "Something went wrong on our side", "It was recorded. Quote the trace id when you ask about it.");
        }
    }
}
