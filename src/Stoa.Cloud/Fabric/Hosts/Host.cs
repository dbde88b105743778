using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;

namespace Stoa.Cloud.Fabric.Hosts;

/// <summary>A host with what it offers and what is claimed of it.</summary>
internal sealed class Host
{
    public TenantId TenantId { get; init; } = TenantId.Marketplace;

    public required string Name { get; init; }

    public required string Zone { get; init; }

    public required string Driver { get; init; }

    /// <summary>Overcommitment included.</summary>
    public required Room Offered { get; init; }

    public Room Claimed { get; init; } = Room.None;

    public int Machines { get; init; }

    public bool IsClosed { get; set; }

    public required DateTimeOffset SeenAt { get; init; }

    public Room Free => Offered - Claimed;

    public HostState StateAt(DateTimeOffset now, TimeSpan lease) =>
        IsClosed ? HostState.Closed : now - SeenAt > lease ? HostState.Silent : HostState.Up;

    public HostView View(DateTimeOffset now, TimeSpan lease) => new(Name, Zone, Driver, StateAt(now, lease), Offered, Claimed, Machines, SeenAt);
}
