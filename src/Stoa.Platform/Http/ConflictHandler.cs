using System.Net;

namespace Stoa.Platform.Http;

/// <summary>
/// Asks a component again at once when it says that its transaction was ended by another one: of that nothing is left, and nothing is
/// wrong with the request. A 409 that lasts comes without <c>Retry-After</c>, and is the caller's.
/// </summary>
internal sealed class ConflictHandler : DelegatingHandler
{
    private const int Attempts = 3;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await base.SendAsync(request, cancellationToken);
            if (attempt == Attempts || answer is not { StatusCode: HttpStatusCode.Conflict, Headers.RetryAfter.Delta.Ticks: 0 }) return answer;
            answer.Dispose();
        }
    }
}
