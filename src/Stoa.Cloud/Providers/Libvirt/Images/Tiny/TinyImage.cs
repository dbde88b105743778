namespace Stoa.Cloud.Providers.Libvirt.Images.Tiny;

/// <summary>
/// The image <c>tiny</c>: Debian's cloud kernel, busybox and dropbear, some 10 MB, which logs in within seconds under emulation.
/// Made on the operator's machine from Debian's packages; nothing of it lies in the repository but its scripts.
/// </summary>
public static class TinyImage
{
    /// <summary>Disk space of the root file system before a machine's disk is larger.</summary>
    private const long RootBytes = 192L << 20;

    /// <summary>Makes kernel, initial memory disk and base disk in the folder, replacing what lies there only when all went well.</summary>
    /// <param name="folder">Where <c>kernel</c>, <c>initrd</c> and <c>disk.qcow2</c> shall lie.</param>
    /// <param name="say">Told each step.</param>
    /// <param name="cancel">Ends the work and leaves the folder as it was.</param>
    /// <exception cref="ToolException">A tool is missing or failed; the message says how to mend it.</exception>
    public static async Task Build(DirectoryInfo folder, Action<string> say, CancellationToken cancel)
    {
        Tool.Require("apt-get", "apt"); Tool.Require("dpkg-deb", "dpkg"); Tool.Require("mke2fs", "e2fsprogs"); Tool.Require("qemu-img", "qemu-utils");
        using var work = new WorkFolder(folder);
        say("fetching Debian's packages");
        var packages = await DebianPackages.Fetch(work.Sub("packages"), TinyPackages.Names, cancel);
        say($"assembling the system around {packages.Kernel}");
        var tree = new TinyTree(work.Sub("tree"), packages);
        await tree.Assemble(cancel);
        say("packing the memory disk");
        await CpioArchive.Write(tree.Root, Path.Combine(work.Path, "initrd"), cancel);
        File.Copy(packages.KernelFile, Path.Combine(work.Path, "kernel"));
        say("making the root disk");
        await MakeDisk(tree.Root, work, cancel);
        work.Publish("kernel", "initrd", "disk.qcow2");
    }

    // mke2fs fills the file system from a folder without mounting anything, so no loop device and no privilege is needed.
    private static async Task MakeDisk(DirectoryInfo tree, WorkFolder work, CancellationToken cancel)
    {
        var raw = Path.Combine(work.Path, "root.raw");
        await using (var file = File.Create(raw)) file.SetLength(RootBytes);
        await Tool.Run("mke2fs", ["-q", "-t", "ext4", "-L", "stoaroot", "-E", "root_owner=0:0", "-d", tree.FullName, raw], cancel);
        await Tool.Run("qemu-img", ["convert", "-c", "-O", "qcow2", raw, Path.Combine(work.Path, "disk.qcow2")], cancel);
    }
}
