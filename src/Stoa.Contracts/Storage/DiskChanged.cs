using Stoa.Contracts.Messaging;

namespace Stoa.Contracts.Storage;

/// <summary>A disk is not what it was: another state, another reason to wait.</summary>
public sealed record DiskChanged(string DiskKey, DiskView Disk) : IMessage
{
    public static string WireName => "storage.disk-changed";
    public string Key => DiskKey;
}
