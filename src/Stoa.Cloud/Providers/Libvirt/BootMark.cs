namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// Tells one boot of a machine from the next: a mark beside its disk, renewed after each switching on. After and not before, so that
/// a crash in between repeats a restart rather than losing it.
/// </summary>
internal static class BootMark
{
    public static void Renew(MachineFiles files) => File.WriteAllText(PathOf(files), Guid.NewGuid().ToString("N"));

    /// <summary>Empty before the first boot.</summary>
    public static string Read(MachineFiles files) => File.Exists(PathOf(files)) ? File.ReadAllText(PathOf(files)) : "";

    private static string PathOf(MachineFiles files) => Path.Combine(files.Folder, "boot");
}
