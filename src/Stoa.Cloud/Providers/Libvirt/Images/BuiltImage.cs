namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>What all images that are made here have in common: a kernel beside a disk without partitions.</summary>
internal static class BuiltImage
{
    /// <summary>The root file system's, by which the kernel's command line and the image's own programs find it.</summary>
    public const string RootLabel = "stoaroot";

    /// <summary>mke2fs fills the file system from a folder without mounting anything, so no loop device and no privilege is needed.</summary>
    public static async Task MakeDisk(DirectoryInfo tree, long bytes, WorkFolder work, CancellationToken cancel)
    {
        await using (var file = File.Create(work["root.raw"])) file.SetLength(bytes);
        await Tool.Run("mke2fs", ["-q", "-t", "ext4", "-L", RootLabel, "-E", "root_owner=0:0", "-d", tree.FullName, work["root.raw"]], cancel);
        await Tool.Run("qemu-img", ["convert", "-c", "-O", "qcow2", work["root.raw"], work[ImageFiles.DiskName]], cancel);
    }

    /// <summary>Puts it in the place of an older one, unless machines stand on that.</summary>
    public static async Task Publish(ImageStore store, string name, string source, WorkFolder work, CancellationToken cancel)
    {
        await ImageRecord.Write(work, name, source, cancel);
        if (store.Names.Contains(name)) await RemoveImage.From(store, name, cancel);
        work.Publish([.. ImageFiles.Parts, ImageRecord.FileName]);
    }
}
