namespace Stoa.Cloud.Providers.Libvirt.Images.Debian;

/// <summary>What the image <c>debian</c> is made of, and how it is set up before a machine's seed says the rest.</summary>
internal static class DebianRecipe
{
    private static readonly string[] Packages =
    [
        "linux-image-cloud-amd64", "cloud-init", "openssh-server", "systemd-sysv", "systemd-resolved", "dbus", "udev", "sudo", "e2fsprogs",
        "ca-certificates", "iproute2", "netbase", "procps", "less", "util-linux",
    ];

    private static readonly string[] LeftOut = ["/usr/share/man/*", "/usr/share/doc/*", "/usr/share/locale/*"];

    // Work at each start for what these machines do not have: volumes of LVM.
    private static readonly string[] Masked = ["e2scrub_reap.service", "e2scrub_all.timer"];

    // The drivers that a machine of ours needs to find its root disk: the memory disk is unpacked by a processor that may be emulated.
    private static readonly string[] EarlyModules = ["virtio_pci", "virtio_blk"];

    private static readonly (string Path, string Text)[] Files =
    [
        ("etc/systemd/network/10-machine.network", "[Match]\nName=en* eth*\n\n[Network]\nDHCP=yes\n"),
        // Only the seed is asked, not every cloud's address in turn, each with its patience.
        ("etc/cloud/cloud.cfg.d/90-stoa.cfg", "datasource_list: [NoCloud]\nnetwork:\n  config: disabled\nlocale: false\n"),
        ("etc/fstab", $"LABEL={BuiltImage.RootLabel} / ext4 defaults,noatime 0 1\n"),
        ("etc/hostname", "debian\n"),
    ];

    /// <summary>mmdebstrap's, writing the file system into the folder <c>tree</c>.</summary>
    public static IEnumerable<string> Arguments(string suite, WorkFolder work)
    {
        var settings = work.Sub("initramfs");
        File.WriteAllText(Path.Combine(settings.CreateSubdirectory("conf.d").FullName, "modules"), "MODULES=list\n");
        File.WriteAllLines(Path.Combine(settings.FullName, "modules"), EarlyModules);
        return
        [
            "--quiet", "--variant=minbase", $"--include={string.Join(',', Packages)}",
            // Before the kernel is unpacked, whose installation makes the memory disk.
            $"--essential-hook=mkdir -p \"$1/etc/initramfs-tools\" && cp -r {Quoted(settings.FullName)}/. \"$1/etc/initramfs-tools/\"",
            .. LeftOut.Select(path => $"--dpkgopt=path-exclude={path}"), suite, work["tree"],
        ];
    }

    /// <summary>Writes what no package writes, and takes away what each machine must make for itself.</summary>
    public static void Finish(DirectoryInfo tree)
    {
        foreach (var (path, text) in Files) File.WriteAllText(Path.Combine(tree.FullName, path), text);
        Directory.CreateDirectory(Path.Combine(tree.FullName, "data"));
        Enable(tree, "systemd-networkd.service", "multi-user.target.wants");
        Enable(tree, "systemd-networkd.socket", "sockets.target.wants");
        foreach (var unit in Masked) Link(Path.Combine(tree.FullName, "etc/systemd/system", unit), "/dev/null");
        foreach (var key in Directory.GetFiles(Path.Combine(tree.FullName, "etc/ssh"), "ssh_host_*")) File.Delete(key);
        File.WriteAllText(Path.Combine(tree.FullName, "etc/machine-id"), "");
    }

    private static void Enable(DirectoryInfo tree, string unit, string wants) =>
        Link(Path.Combine(tree.CreateSubdirectory($"etc/systemd/system/{wants}").FullName, unit), $"/lib/systemd/system/{unit}");

    private static void Link(string link, string target)
    {
        if (!Path.Exists(link)) File.CreateSymbolicLink(link, target);
    }

    // For a shell: nothing in single quotes is special but the quote itself.
    private static string Quoted(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
