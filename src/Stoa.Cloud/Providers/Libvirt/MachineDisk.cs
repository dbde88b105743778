using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>The root disk: a qcow2 overlay as large as ordered on the image's disk, which is never written.</summary>
internal static class MachineDisk
{
    /// <summary>Makes it unless it is there; a half-made one never bears its name.</summary>
    public static async Task Make(MachineSpec spec, ImageFiles image, MachineFiles files, CancellationToken cancel)
    {
        if (!Directory.Exists(files.MachinesFolder)) PrivateFolder.Make(files.MachinesFolder, guests: null);
        Directory.CreateDirectory(files.Folder);
        if (File.Exists(files.Root)) return;
        using var shared = ImageLock.Share(image.ImagesFolder) ?? throw new ProviderException("image-busy", "An image is being removed at the moment.", isTransient: true);
        var making = $"{files.Root}.making";
        await Tool.Run("qemu-img", ["create", "-q", "-f", "qcow2", "-b", image.Disk, "-F", "qcow2", making, $"{spec.DiskGiB}G"], cancel);
        File.Move(making, files.Root, overwrite: true);
    }
}
