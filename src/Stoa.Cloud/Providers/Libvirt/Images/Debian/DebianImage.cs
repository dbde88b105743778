namespace Stoa.Cloud.Providers.Libvirt.Images.Debian;

/// <summary>
/// The image <c>debian</c>: a whole Debian 12 with systemd, OpenSSH and cloud-init, made by mmdebstrap. Its kernel is given to the
/// machine from outside, as the image <c>tiny</c>'s is, so no boot loader is needed and nothing is mounted while it is made.
/// </summary>
public static class DebianImage
{
    /// <summary>Under which plans ask for it.</summary>
    public const string Name = "debian";

    private const string Suite = "bookworm";
    private const long RootBytes = 2L << 30;

    /// <summary>Makes it, replacing an older one only when all went well. Takes a minute and downloads some 150 MB.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="say">Told each step.</param>
    /// <param name="cancel">Ends the work and leaves everything as it was.</param>
    /// <exception cref="ToolException">A tool is missing or failed; the message says how to mend it.</exception>
    /// <exception cref="ImageException">Machines stand on the one that is there, or this is not root.</exception>
    public static async Task Build(ImageStore store, Action<string> say, CancellationToken cancel)
    {
        Tool.Require("mmdebstrap", "mmdebstrap"); Tool.Require("mke2fs", "e2fsprogs"); Tool.Require("qemu-img", "qemu-utils");
        // The files in the image belong to root, and only root can make such.
        if (!Environment.IsPrivilegedProcess) throw new ImageException("needs-root", "The image debian is made by root: run this again with sudo.");
        using var work = new WorkFolder(new DirectoryInfo(store.Files(Name).Folder));
        var tree = new DirectoryInfo(work["tree"]);
        say($"assembling Debian {Suite}");
        await Tool.Run("mmdebstrap", DebianRecipe.Arguments(Suite, work), cancel);
        DebianRecipe.Finish(tree);
        say("taking the kernel out");
        File.Move(Directory.GetFiles(In(tree, "boot"), "vmlinuz-*").Single(), work["kernel"]);
        File.Move(Directory.GetFiles(In(tree, "boot"), "initrd.img-*").Single(), work["initrd"]);
        say("making the root disk");
        await BuiltImage.MakeDisk(tree, RootBytes, work, cancel);
        await BuiltImage.Publish(store, Name, $"made here from Debian {Suite}", work, cancel);
    }

    private static string In(DirectoryInfo tree, string path) => Path.Combine(tree.FullName, path);
}
