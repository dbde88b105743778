namespace Stoa.Cloud.Providers.Libvirt.Images.Tiny;

/// <summary>What the image <c>tiny</c> takes from Debian.</summary>
internal static class TinyPackages
{
    /// <summary>Packages beside the kernel, whose name changes with each update.</summary>
    public static readonly string[] Names = ["busybox-static", "dropbear-bin", "libtomcrypt1", "libtommath1", "e2fsprogs", "util-linux"];

    /// <summary>Drivers; what they need comes along. ext4, PCIe hot-plug and the serial port are in the kernel itself.</summary>
    public static readonly string[] Modules = ["virtio_pci", "virtio_blk", "virtio_net", "virtio_rng", "isofs", "button", "evdev", "virtio_balloon"];

    /// <summary>Programs that are not busybox: package, its path in the package, its path in the image.</summary>
    public static readonly (string Package, string From, string To)[] Programs =
    [
        ("dropbear-bin", "usr/sbin/dropbear", "usr/sbin/dropbear"),
        ("dropbear-bin", "usr/bin/dropbearkey", "usr/bin/dropbearkey"),
        ("e2fsprogs", "sbin/mke2fs", "sbin/mkfs.ext4"),
        ("e2fsprogs", "sbin/resize2fs", "sbin/resize2fs"),
        ("util-linux", "bin/lsblk", "bin/lsblk"),
    ];
}
