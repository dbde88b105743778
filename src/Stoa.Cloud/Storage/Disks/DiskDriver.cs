namespace Stoa.Cloud.Storage.Disks;

/// <summary>The driver that makes new disks in this process.</summary>
internal sealed record DiskDriver(string Name);
