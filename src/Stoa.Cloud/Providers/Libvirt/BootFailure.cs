namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Reads from a serial console that a machine will not boot, so that nobody waits for what cannot come.</summary>
internal static class BootFailure
{
    // A kernel that panicked is restarted, and what was amiss once may be gone: only the second panic in a row is final.
    private const string Panic = "Kernel panic - not syncing";

    private static readonly string[] Final =
    [
        "No bootable device.", // SeaBIOS
        "grub rescue>", // GRUB without its files
        "ALERT!  ", // initramfs-tools: the root disk does not come
        "You are in emergency mode", // systemd
    ];

    /// <summary>The line that says so; null as long as none does.</summary>
    /// <param name="console">What the machine wrote since it was switched on.</param>
    public static string? In(IReadOnlyList<string> console) =>
        console.LastOrDefault(line => Final.Any(words => line.Contains(words, StringComparison.Ordinal)))
        ?? console.Where(line => line.Contains(Panic, StringComparison.Ordinal)).Skip(1).LastOrDefault();

    /// <summary>For whoever ordered the machine.</summary>
    public static string Told(string line, IReadOnlyList<string> lastLines) =>
        $"The machine does not boot: {line}\nThe end of its console:\n{string.Join('\n', lastLines)}";
}
