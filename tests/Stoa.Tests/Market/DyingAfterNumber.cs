using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Documents;
using Stoa.Platform.Http;

namespace Stoa.Tests.Market;

/// <summary>Lets documents give a number, and loses the answer as a process does that is killed then.</summary>
internal sealed class DyingAfterNumber(Outage outage) : DelegatingHandler
{
    public static DocumentsClient Documents(IServiceProvider services, Outage outage)
    {
        var inside = new OutgoingIdentityHandler(services.GetRequiredService<OutgoingIdentity>()) { InnerHandler = services.GetRequiredService<NodeTransport>().Handler };
        return new DocumentsClient(new HttpClient(new DyingAfterNumber(outage) { InnerHandler = inside }, disposeHandler: false) { BaseAddress = new Uri("http://documents") });
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var answer = await base.SendAsync(request, cancellationToken);
        var gaveNumber = request.Method == HttpMethod.Put && request.RequestUri!.AbsolutePath.StartsWith("/api/documents/invoices/", StringComparison.Ordinal);
        return outage.DiesAfterNumber && gaveNumber && answer.IsSuccessStatusCode
            ? throw new InvalidOperationException("The process died after the number was given.")
            : answer;
    }
}
