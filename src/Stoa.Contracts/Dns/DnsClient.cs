using Stoa.Contracts.Common;

namespace Stoa.Contracts.Dns;

/// <summary>Names, by the asker's key. For components only.</summary>
public sealed class DnsClient(HttpClient http) : ApiClient(http)
{
    /// <summary>The zone of deployments.</summary>
    public Task<ZoneView> Zone(CancellationToken cancel) => Get<ZoneView>("/api/dns/zone", cancel);

    /// <summary>Ensures that the name says so; it is answered so a moment later.</summary>
    public Task<NameView> Ensure(string key, NameRequest request, CancellationToken cancel) => Put<NameView>($"/api/dns/names/{key}", request, cancel);

    public Task<NameView?> Find(string key, CancellationToken cancel) => Find<NameView>($"/api/dns/names/{key}", cancel);

    /// <summary>Ensures that the name says nothing any more and is free for another key.</summary>
    public Task EnsureGone(string key, CancellationToken cancel) => Delete($"/api/dns/names/{key}", cancel);
}
