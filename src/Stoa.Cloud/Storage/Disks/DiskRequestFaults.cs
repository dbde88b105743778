using Stoa.Cloud.Providers;
using Stoa.Contracts.Storage;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Storage.Disks;

/// <summary>What can be wrong with a request for a disk.</summary>
internal static class DiskRequestFaults
{
    public static Faults Find(string key, DiskRequest request) => new Faults()
        .Require(ProviderKey.IsValid(key), "path/key", ProviderKey.Rule)
        .Require(request.SizeGiB is >= 1 and <= 65_536, "/sizeGiB", "1 to 65536");
}
