using System.Text.Json;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Contracts.Common;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// Disks as qcow2 files. The hypervisor is not opened for them: its embedded driver takes one process only, and that is compute's.
/// </summary>
internal sealed class LibvirtDisks(LibvirtOptions options) : IDiskProvider
{
    private const long GiB = 1L << 30;

    public string Name => "libvirt";

    public async Task<Disk> EnsureDisk(DiskSpec spec, CancellationToken cancel)
    {
        var file = FileOf(spec.Owner, spec.Key);
        if (!file.Exists) await Make(file, spec.SizeGiB, cancel);
        return await FindDisk(spec.Owner, spec.Key, cancel)
            ?? throw new ProviderException(ProviderFaults.NoSuchDisk, $"The disk {spec.Key} was removed meanwhile.", isTransient: true);
    }

    public async Task<Disk?> FindDisk(TenantId owner, string key, CancellationToken cancel)
    {
        var file = FileOf(owner, key);
        if (!file.Exists) return null;
        // --force-share: a running machine holds the file, and only its size is read.
        using var told = JsonDocument.Parse(await Tool.Run("qemu-img", ["info", "--force-share", "--output=json", file.Path], cancel));
        return new Disk(key, owner, (int)(told.RootElement.GetProperty("virtual-size").GetInt64() / GiB));
    }

    public Task EnsureDiskGone(TenantId owner, string key, CancellationToken cancel)
    {
        var file = FileOf(owner, key);
        if (file.Exists) File.Delete(file.Path);
        DeleteIfEmpty(Path.GetDirectoryName(file.Path)!);
        return Task.CompletedTask;
    }

    private DiskFile FileOf(TenantId owner, string key) => new(options.DisksFolder, owner, key);

    private static void DeleteIfEmpty(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder);
        }
        catch (IOException)
        {
            // The owner has other disks, or another one was made just now.
        }
    }

    // A half-made disk never bears its name, and two makers of one disk do not write one file.
    private async Task Make(DiskFile file, int sizeGiB, CancellationToken cancel)
    {
        PrivateFolder.Make(file.DisksFolder, options.Guests);
        PrivateFolder.Make(Path.GetDirectoryName(file.Path)!, options.Guests);
        var making = $"{file.Path}.{Guid.NewGuid():N}";
        try
        {
            await Tool.Run("qemu-img", ["create", "-q", "-f", "qcow2", making, $"{sizeGiB}G"], cancel);
            File.Move(making, file.Path, overwrite: false);
        }
        catch (IOException) when (file.Exists)
        {
            File.Delete(making);
        }
        catch (ToolException failed)
        {
            throw new ProviderException("disk-not-made", $"The disk {file.Key} cannot be made at the moment: {failed.Message}", isTransient: true);
        }
    }
}
