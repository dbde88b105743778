namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>What this machine must have for the embedded driver.</summary>
internal static class LibvirtHost
{
    private static readonly string[] Needed =
    [
        "/usr/bin/qemu-system-x86_64", "/usr/bin/qemu-img", "/usr/bin/genisoimage", "/usr/lib/x86_64-linux-gnu/libvirt/connection-driver/libvirt_driver_qemu.so",
    ];

    /// <summary>What is not there.</summary>
    public static IReadOnlyList<string> Missing => [.. Needed.Where(file => !File.Exists(file))];
}
