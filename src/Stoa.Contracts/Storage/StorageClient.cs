using Stoa.Contracts.Common;

namespace Stoa.Contracts.Storage;

/// <summary>Disks, by the asker's key. For components only.</summary>
public sealed class StorageClient(HttpClient http) : ApiClient(http)
{
    /// <summary>Ensures that the disk is there; answers at once, a <see cref="DiskChanged"/> tells when it is so.</summary>
    public Task<DiskView> Ensure(string key, DiskRequest request, CancellationToken cancel) => Put<DiskView>($"/api/storage/disks/{key}", request, cancel);

    public Task<DiskView?> Find(string key, CancellationToken cancel) => Find<DiskView>($"/api/storage/disks/{key}", cancel);

    /// <summary>Ensures that nothing of the disk is left; a <see cref="DiskChanged"/> tells when it is so.</summary>
    public Task EnsureGone(string key, CancellationToken cancel) => Delete($"/api/storage/disks/{key}", cancel);
}
