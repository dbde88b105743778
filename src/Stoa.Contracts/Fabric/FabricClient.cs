using Stoa.Contracts.Common;

namespace Stoa.Contracts.Fabric;

/// <summary>Hosts, room on them, and how much of it a company may have.</summary>
public sealed class FabricClient(HttpClient http) : ApiClient(http)
{
    /// <summary>The problem when the company may not have so much.</summary>
    public const string QuotaExceeded = "fabric:quota-exceeded";

    /// <summary>The problem when no host has the room now.</summary>
    public const string NoRoom = "fabric:no-room";

    private const string Root = "/api/fabric";

    /// <summary>Tells which hosts a driver has; said again and again, it is their sign of life. For components.</summary>
    public async Task Report(HostReports reports, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Put, $"{Root}/hosts", reports, null, cancel);
    }

    /// <summary>Claims room on a host for the machine of the key, once. For components.</summary>
    /// <exception cref="ProblemException"><see cref="QuotaExceeded"/>, <see cref="NoRoom"/>.</exception>
    public Task<ClaimView> Claim(string key, Room room, CancellationToken cancel) => Put<ClaimView>($"{Root}/claims/{key}", room, cancel);

    /// <summary>The same with the quota that is kept for it under the reservation's key; null for none.</summary>
    /// <exception cref="ProblemException"><see cref="QuotaExceeded"/>, <see cref="NoRoom"/>.</exception>
    public Task<ClaimView> Claim(string key, Room room, string? reservation, CancellationToken cancel) => reservation is null
        ? Claim(key, room, cancel) : Put<ClaimView>($"{Root}/claims/{key}?reservation={Uri.EscapeDataString(reservation)}", room, cancel);

    /// <summary>Keeps quota for a machine that is to come, for some hours; again, for as long again. For components.</summary>
    /// <param name="key">The asker's: the subscription's id.</param>
    /// <param name="room">How much.</param>
    /// <param name="wish">The same for repetitions of one request, of which one comes to something; null for a wish of its own.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="ProblemException"><see cref="QuotaExceeded"/>; <see cref="NoRoom"/> where no open host could hold it were it empty.</exception>
    public async Task Reserve(string key, Room room, string? wish, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Put, $"{Root}/reservations/{key}{(wish is null ? "" : $"?wish={Uri.EscapeDataString(wish)}")}", room, null, cancel);
    }

    /// <summary>Keeps the quota no longer; what was claimed with it stays. For components.</summary>
    public Task Free(string key, CancellationToken cancel) => Delete($"{Root}/reservations/{key}", cancel);

    /// <summary>Gives the room back; nothing is claimed under the key any more. For components.</summary>
    public Task Release(string key, CancellationToken cancel) => Delete($"{Root}/claims/{key}", cancel);

    /// <summary>Asks whether the company may have so much more, and a host could hold it; claims nothing. For components.</summary>
    /// <exception cref="ProblemException"><see cref="QuotaExceeded"/>, <see cref="NoRoom"/>.</exception>
    public async Task Check(Room room, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Post, $"{Root}/claims/validation", room, null, cancel);
    }

    /// <summary>Hosts, by name. For operators.</summary>
    public Task<Page<HostView>> Hosts(string? cursor, CancellationToken cancel) =>
        Get<Page<HostView>>($"{Root}/hosts{(cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}")}", cancel);

    /// <summary>All hosts, by name. For operators.</summary>
    public async Task<IReadOnlyList<HostView>> AllHosts(CancellationToken cancel)
    {
        var hosts = new List<HostView>();
        Page<HostView>? page = null;
        do hosts.AddRange((page = await Hosts(page?.Next, cancel)).Items);
        while (page.Next is not null);
        return hosts;
    }

    /// <summary>Closes a host to further machines, or opens it. For operators.</summary>
    public Task<HostView> Set(string host, HostSetting setting, CancellationToken cancel) => Put<HostView>($"{Root}/hosts/{Uri.EscapeDataString(host)}", setting, cancel);

    /// <summary>What the caller's company may have, and has.</summary>
    public Task<QuotaView> Quota(CancellationToken cancel) => Get<QuotaView>($"{Root}/quota", cancel);

    /// <summary>What a company may have, and has. For operators.</summary>
    public Task<QuotaView> QuotaOf(TenantId company, CancellationToken cancel) => Get<QuotaView>($"{Root}/quotas/{company}", cancel);

    /// <summary>Says what a company may have. What it has stays, even when that is more. For operators.</summary>
    public Task<QuotaView> Limit(TenantId company, QuotaLimits limits, CancellationToken cancel) => Put<QuotaView>($"{Root}/quotas/{company}", limits, cancel);

    /// <summary>Lets a company have what everybody may. For operators.</summary>
    public Task Unlimit(TenantId company, CancellationToken cancel) => Delete($"{Root}/quotas/{company}", cancel);
}
