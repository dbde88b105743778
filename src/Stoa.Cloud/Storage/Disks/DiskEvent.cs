namespace Stoa.Cloud.Storage.Disks;

/// <summary>What happens to a disk.</summary>
internal enum DiskEvent
{
    Made,
    CreationFailed,
    RemovalRequested,
    Expunged,
}
