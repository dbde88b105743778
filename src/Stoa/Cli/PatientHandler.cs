using System.Net;

namespace Stoa.Cli;

/// <summary>Asks again when the server says that it is away for seconds: a deployment, a database that starts, a conflict that passes by itself. Only what has one effect however often it is asked.</summary>
internal sealed class PatientHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private const int Attempts = 3;
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (attempt == Attempts || Pause(request, answer) is not { } pause) return answer;
            answer.Dispose();
            await Task.Delay(pause, cancellationToken);
        }
    }

    // Null: nothing is gained by asking again, or it might be done twice.
    private static TimeSpan? Pause(HttpRequestMessage request, HttpResponseMessage answer)
    {
        var isSafe = request.Method != HttpMethod.Post || request.Headers.Contains("Idempotency-Key");
        return isSafe && answer.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict && answer.Headers.RetryAfter?.Delta is { } wait && wait <= Longest ? wait : null;
    }
}
