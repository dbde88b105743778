using System.Text.Json;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>The images of this host, a folder each, and the machines that stand on them.</summary>
/// <param name="ImagesFolder">Where images lie.</param>
/// <param name="MachinesFolder">Where machines' disks lie.</param>
public sealed record ImageStore(string ImagesFolder, string MachinesFolder)
{
    /// <summary>Those of a micro cloud's data folder.</summary>
    public static ImageStore Of(string dataFolder) => new(Path.Combine(dataFolder, "images"), Path.Combine(dataFolder, "machines"));

    /// <summary>In order. A folder that is being made has a name that no image can have.</summary>
    public IReadOnlyList<string> Names => Directory.Exists(ImagesFolder)
        ? [.. Directory.GetDirectories(ImagesFolder).Select(folder => Path.GetFileName(folder)!).Where(name => ProviderKey.IsValid(name) && Files(name).Exists).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>What is known of the image.</summary>
    /// <exception cref="ImageException">There is none of that name.</exception>
    public async Task<ImageRecord> Read(string name, CancellationToken cancel)
    {
        if (!Names.Contains(name)) throw Missing(name);
        return await ImageRecord.Read(Files(name).Folder, cancel)
            ?? new ImageRecord(name, "put there by hand", new DateTimeOffset(File.GetLastWriteTimeUtc(Files(name).Disk)), await DiskInspection.VirtualSize(Files(name).Disk, cancel), new Dictionary<string, string>());
    }

    /// <summary>Keys of the machines whose root disk stands on the image's.</summary>
    public async Task<IReadOnlyList<string>> Machines(string name, CancellationToken cancel)
    {
        var machines = new List<string>();
        // A disk that is just being made bears a longer name.
        foreach (var disk in Directory.Exists(MachinesFolder) ? Directory.GetFiles(MachinesFolder, "root.qcow2*", SearchOption.AllDirectories) : [])
            if (await Base(disk, cancel) == Files(name).Disk) machines.Add(Path.GetFileName(Path.GetDirectoryName(disk))!);
        return machines;
    }

    internal static ImageException Missing(string name) => new("no-such-image", $"There is no image {name}: 'stoa image list' tells which there are.");

    internal static ImageException Taken(string name) => new("image-exists", $"There is an image {name} already: remove it first, or give this one another name with --name.");

    internal ImageFiles Files(string name) => new(ImagesFolder, name);

    private static async Task<string?> Base(string disk, CancellationToken cancel)
    {
        // --force-share: a running machine holds the file, and only its header is read.
        using var told = JsonDocument.Parse(await Tool.Run("qemu-img", ["info", "--force-share", "-f", "qcow2", "--output=json", disk], cancel));
        return told.RootElement.TryGetProperty("full-backing-filename", out var file) ? file.GetString() : null;
    }
}
