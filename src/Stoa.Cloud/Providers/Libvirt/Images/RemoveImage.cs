namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>Removes an image that no machine stands on.</summary>
public static class RemoveImage
{
    /// <exception cref="ImageException">There is none of that name, machines stand on it, or one is being made at the moment.</exception>
    public static async Task From(ImageStore store, string name, CancellationToken cancel)
    {
        if (!store.Names.Contains(name)) throw ImageStore.Missing(name);
        using var alone = ImageLock.Alone(store.ImagesFolder)
            ?? throw new ImageException("image-busy", "A machine is being made at the moment: try again.");
        var machines = await store.Machines(name, cancel);
        if (machines.Count > 0)
            throw new ImageException("image-in-use", $"The image {name} is the ground of {machines.Count} machine(s): {string.Join(", ", machines)}. Terminate them first.");
        // First out of sight and then away, so that nobody sees half of it.
        var removing = $"{store.Files(name).Folder}.removing-{Environment.ProcessId}";
        Directory.Move(store.Files(name).Folder, removing);
        Directory.Delete(removing, recursive: true);
    }
}
