namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>A folder of customers' disks: nobody else on the host passes its door, whatever the files in it allow.</summary>
internal static class PrivateFolder
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <param name="path">The folder.</param>
    /// <param name="guests">Who may pass it beside its owner, to what is given to them by name; null for nobody.</param>
    public static void Make(string path, GuestUser? guests)
    {
        Directory.CreateDirectory(path, OwnerOnly);
        if (guests is null) File.SetUnixFileMode(path, OwnerOnly);
        else guests.LetThrough(path);
    }
}
