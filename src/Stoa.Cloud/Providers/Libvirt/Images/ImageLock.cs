namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>
/// Keeps machines from being made on an image that is just being removed, between processes: makers share the lock, a remover has it
/// alone. It is the kernel's (flock(2)), so it ends with its process.
/// </summary>
internal static class ImageLock
{
    /// <summary>For whoever makes a machine; null when an image is being removed at the moment.</summary>
    public static IDisposable? Share(string imagesFolder) => Open(imagesFolder, FileShare.Read);

    /// <summary>For whoever removes an image; null when a machine is being made at the moment.</summary>
    public static IDisposable? Alone(string imagesFolder) => Open(imagesFolder, FileShare.None);

    private static FileStream? Open(string imagesFolder, FileShare share)
    {
        var file = Path.Combine(imagesFolder, ".lock");
        if (!File.Exists(file)) File.Create(file).Dispose();
        try
        {
            return new FileStream(file, FileMode.Open, FileAccess.Read, share);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
