using Stoa.Contracts.Storage;
using Stoa.Platform.Lifecycles;
using static Stoa.Cloud.Storage.Disks.DiskEvent;

namespace Stoa.Cloud.Storage.Disks;

/// <summary>The stable states (cloud.md, disk); what is in flight is the run's business.</summary>
internal static class DiskLifecycle
{
    public static readonly Transitions<DiskState, DiskEvent> Table = new(
        (DiskState.Allocated, Made, DiskState.Ready),
        (DiskState.Allocated, CreationFailed, DiskState.Error),
        (DiskState.Allocated, RemovalRequested, DiskState.Expunging),
        (DiskState.Ready, RemovalRequested, DiskState.Expunging),
        (DiskState.Error, RemovalRequested, DiskState.Expunging),
        (DiskState.Expunging, Expunged, DiskState.Gone));
}
