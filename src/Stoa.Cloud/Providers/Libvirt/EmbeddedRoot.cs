namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>The folder of the embedded driver (libvirt.org/drvqemu.html, embedded driver): its configuration is ours to write.</summary>
internal static class EmbeddedRoot
{
    private const string Prefix = "qemu:///embed?root=";

    // Consoles go to files directly, so no virtlogd is needed; no cgroups, since small hosts have none to give. Whose the files are we
    // say: libvirt would give the images, too, which all machines share, to the user that guests run as.
    private const string Configuration = """
        user = "+{0}"
        group = "+{1}"
        dynamic_ownership = 0
        security_driver = "none"
        stdio_handler = "file"
        cgroup_controllers = [ ]
        namespaces = [ ]
        """;

    /// <summary>The folder that an address names; null for an address of a daemon.</summary>
    public static string? Of(string uri) => uri.StartsWith(Prefix, StringComparison.Ordinal) ? Uri.UnescapeDataString(uri[Prefix.Length..]) : null;

    /// <summary>Whom its machines run as; null for as this process does.</summary>
    public static GuestUser? GuestsOf(string uri) => Of(uri) is { } root && GuestUser.CanEnter(root) ? GuestUser.OfThisHost : null;

    public static void Prepare(string root, GuestUser? guests)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "etc"));
        File.WriteAllText(Path.Combine(folder.FullName, "qemu.conf"), string.Format(Configuration, guests is null ? UserId() : $"{guests.Id}", guests is null ? GroupId() : $"{guests.Group}"));
    }

    private static string UserId() => Status("Uid:");

    private static string GroupId() => Status("Gid:");

    // The effective id is the second of four (proc(5), /proc/pid/status).
    private static string Status(string field) =>
        File.ReadLines("/proc/self/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split('\t')[2];
}
