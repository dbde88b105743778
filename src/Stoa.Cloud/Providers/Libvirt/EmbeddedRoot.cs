namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>The folder of the embedded driver (libvirt.org/drvqemu.html, embedded driver): its configuration is ours to write.</summary>
internal static class EmbeddedRoot
{
    private const string Prefix = "qemu:///embed?root=";

    // Consoles go to files directly, so no virtlogd is needed; no cgroups, since small hosts have none to give; QEMU runs as we do,
    // since libvirt throws its caches away at every look when another user may not open /dev/kvm.
    private const string Configuration = """
        user = "+{0}"
        group = "+{1}"
        security_driver = "none"
        stdio_handler = "file"
        cgroup_controllers = [ ]
        namespaces = [ ]
        """;

    /// <summary>The folder that an address names; null for an address of a daemon.</summary>
    public static string? Of(string uri) => uri.StartsWith(Prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[Prefix.Length..]) : null;

    public static void Prepare(string root)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "etc"));
        File.WriteAllText(Path.Combine(folder.FullName, "qemu.conf"), string.Format(Configuration, Environment.IsPrivilegedProcess ? 0 : UserId(), Environment.IsPrivilegedProcess ? 0 : GroupId()));
    }

    private static string UserId() => Status("Uid:");

    private static string GroupId() => Status("Gid:");

    // The effective id is the second of four (proc(5), /proc/pid/status).
    private static string Status(string field) =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split('\t')[2];
}
