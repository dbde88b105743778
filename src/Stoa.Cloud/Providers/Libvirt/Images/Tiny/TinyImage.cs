namespace Stoa.Cloud.Providers.Libvirt.Images.Tiny;

/// <summary>
/// The image <c>tiny</c>: Debian's cloud kernel, busybox and dropbear, some 10 MB, which logs in within seconds under emulation.
/// Made on the operator's machine from Debian's packages; nothing of it lies in the repository but its scripts.
/// </summary>
public static class TinyImage
{
    /// <summary>Disk space of the root file system before a machine's disk is larger.</summary>
    private const long RootBytes = 192L << 20;

    /// <summary>Under which plans ask for it.</summary>
    public const string Name = "tiny";

    /// <summary>Makes kernel, initial memory disk and base disk, replacing an older one only when all went well.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="say">Told each step.</param>
    /// <param name="cancel">Ends the work and leaves everything as it was.</param>
    /// <exception cref="ToolException">A tool is missing or failed; the message says how to mend it.</exception>
    /// <exception cref="ImageException">Machines stand on the one that is there.</exception>
    public static async Task Build(ImageStore store, Action<string> say, CancellationToken cancel)
    {
        Tool.Require("apt-get", "apt"); Tool.Require("dpkg-deb", "dpkg"); Tool.Require("mke2fs", "e2fsprogs"); Tool.Require("qemu-img", "qemu-utils");
        using var work = new WorkFolder(new DirectoryInfo(store.Files(Name).Folder));
        say("fetching Debian's packages");
        var packages = await DebianPackages.Fetch(work.Sub("packages"), TinyPackages.Names, cancel);
        say($"assembling the system around {packages.Kernel}");
        var tree = new TinyTree(work.Sub("tree"), packages);
        await tree.Assemble(cancel);
        say("packing the memory disk");
        await CpioArchive.Write(tree.Root, work["initrd"], cancel);
        File.Copy(packages.KernelFile, work["kernel"]);
        say("making the root disk");
        await BuiltImage.MakeDisk(tree.Root, RootBytes, work, cancel);
        await BuiltImage.Publish(store, Name, $"made here from {packages.Kernel}", work, cancel);
    }
}
