using Stoa.Contracts.Common;
using Stoa.Contracts.Storage;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Storage.Disks;

/// <summary>A disk as storage knows it.</summary>
internal sealed class Disk : Aggregate
{
    public TenantId TenantId { get; private set; }

    /// <summary>The asker's name for it, unique in the company.</summary>
    public string Key { get; private set; } = "";

    public override string Subject => Key;

    /// <summary>The driver that it was made by.</summary>
    public string Provider { get; private set; } = "";

    /// <summary>0 for a disk that was removed before it was asked for.</summary>
    public int SizeGiB { get; private set; }

    public DiskState State { get; private set; } = DiskLifecycle.Table.Initial;

    public string? Code { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset? GoneAt { get; private set; }

    /// <summary>True once somebody asked for its end.</summary>
    public bool IsUnwanted => State is DiskState.Expunging or DiskState.Gone;

    public static Disk Asked(TenantId owner, string key, string provider, int sizeGiB) =>
        new() { TenantId = owner, Key = key, Provider = provider, SizeGiB = sizeGiB };

    /// <summary>Nothing more comes under the key: a request that was held up on its way finds it burnt.</summary>
    public void Unwant() => (State, Code, Reason) = (DiskLifecycle.Table.Move(State, DiskEvent.RemovalRequested), null, null);

    public void IsMade() => (State, Code, Reason) = (DiskLifecycle.Table.Move(State, DiskEvent.Made), null, null);

    public void GaveUp(string code, string reason) => (State, Code, Reason) = (DiskLifecycle.Table.Move(State, DiskEvent.CreationFailed), code, reason);

    public void Removed(DateTimeOffset at) => (State, GoneAt) = (DiskLifecycle.Table.Move(State, DiskEvent.Expunged), at);

    public DiskView View(string? waitsFor = null) => new(Key, SizeGiB, State, waitsFor ?? Reason, Code, Version);
}
