using System.Net.Http.Headers;

namespace Stoa.Platform.Http;

/// <summary>Puts the scope's identity on each request.</summary>
internal sealed class OutgoingIdentityHandler(OutgoingIdentity identity) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is null && identity.Authorization() is { } value)
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(value);
        if (identity.Client is { } client) request.Headers.TryAddWithoutValidation(ClientAddress.Header, client);
        return base.SendAsync(request, cancellationToken);
    }
}
