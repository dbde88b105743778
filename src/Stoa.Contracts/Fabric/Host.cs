namespace Stoa.Contracts.Fabric;

/// <summary>Where a host stands.</summary>
public enum HostState
{
    /// <summary>Takes machines.</summary>
    Up,

    /// <summary>Whoever drives it has not spoken for longer than its lease: it takes no machine until it is heard again.</summary>
    Silent,

    /// <summary>An operator closed it: what is there stays, nothing comes.</summary>
    Closed,
}

/// <summary>A host, as whoever drives it tells of it.</summary>
/// <param name="Name">Unique in the installation.</param>
/// <param name="Zone">Hosts of one zone fail together.</param>
/// <param name="Driver">By which machines are made there.</param>
/// <param name="Physical">What it has, before any overcommitment.</param>
public sealed record HostReport(string Name, string Zone, string Driver, Room Physical);

/// <summary>Hosts of one process, all of them.</summary>
public sealed record HostReports(IReadOnlyList<HostReport> Hosts);

/// <param name="Name">Unique in the installation.</param>
/// <param name="Zone">Hosts of one zone fail together.</param>
/// <param name="Driver">By which machines are made there.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Offered">What machines may claim, overcommitment included.</param>
/// <param name="Claimed">What they have claimed.</param>
/// <param name="Machines">How many claims there are.</param>
/// <param name="SeenAt">When it was heard last.</param>
public sealed record HostView(string Name, string Zone, string Driver, HostState State, Room Offered, Room Claimed, int Machines, DateTimeOffset SeenAt);

/// <summary>Whether a host takes further machines.</summary>
/// <param name="IsClosed">True: what is there stays, nothing comes.</param>
public sealed record HostSetting(bool IsClosed);
