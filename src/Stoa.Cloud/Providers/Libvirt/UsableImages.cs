using System.Collections.Concurrent;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Cloud.Providers.Libvirt.Images.Tiny;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Gives machines the images that they are asked for: there, whole, and not larger than the disk that was ordered.</summary>
internal sealed class UsableImages(LibvirtOptions options) : IDisposable
{
    private const long GiB = 1L << 30;

    private readonly SemaphoreSlim making = new(1, 1);

    // By image the files' sizes and times at which their sums were found right: reading hundreds of megabytes again and again is not free.
    private readonly ConcurrentDictionary<string, string> verified = new(StringComparer.Ordinal);

    /// <summary>The image for a root disk of that size.</summary>
    /// <exception cref="ProviderException">It is not there, is damaged, is larger than the disk, or cannot be made yet.</exception>
    public async Task<ImageFiles> Find(string name, int diskGiB, CancellationToken cancel)
    {
        var image = options.Images.Files(name);
        await EnsureTiny(image, cancel);
        if (!image.Exists)
            throw new ProviderException(ProviderFaults.UnknownImage, $"There is no image {name} on this host: give it one with 'stoa image add', or make it with 'stoa image build'.", isTransient: false);
        if (await ImageRecord.Read(image.Folder, cancel) is not { } record) return image;
        if (record.DiskBytes > diskGiB * GiB)
            throw new ProviderException(ProviderFaults.SizeNotOffered, $"The image {name} needs a root disk of {(record.DiskBytes + GiB - 1) / GiB} GiB, and {diskGiB} GiB are asked for.", isTransient: false);
        await Verify(image, record, cancel);
        return image;
    }

    /// <summary>Makes the image <c>tiny</c> where it is to be made here and is not there yet.</summary>
    public Task EnsureTiny(CancellationToken cancel) => EnsureTiny(options.Images.Files(TinyImage.Name), cancel);

    public void Dispose() => making.Dispose();

    private async Task EnsureTiny(ImageFiles image, CancellationToken cancel)
    {
        if (image.Exists || image.Name != TinyImage.Name || !options.IsTinyMadeHere) return;
        await making.WaitAsync(cancel);
        try
        {
            if (!image.Exists) await TinyImage.Build(options.Images, _ => { }, cancel);
        }
        catch (Exception failed) when (failed is ToolException or ImageException)
        {
            throw new ProviderException("image-not-made", $"The image tiny cannot be made at the moment: {failed.Message}", isTransient: true);
        }
        finally
        {
            making.Release();
        }
    }

    private async Task Verify(ImageFiles image, ImageRecord record, CancellationToken cancel)
    {
        var stamp = string.Join(' ', record.Sums.Keys.Select(part => Stamp(Path.Combine(image.Folder, part))));
        if (verified.TryGetValue(image.Name, out var known) && known == stamp) return;
        foreach (var (part, sum) in record.Sums)
            if (await Sum(Path.Combine(image.Folder, part), cancel) is var found && found != sum)
                throw new ProviderException(ProviderFaults.WrongChecksum,
                    $"The file {part} of the image {image.Name} has the checksum {found} and had {sum} when it was put in place: remove the image and add it anew.", isTransient: false);
        verified[image.Name] = stamp;
    }

    private static string Stamp(string file) => new FileInfo(file) is { Exists: true } there ? $"{there.Length}@{there.LastWriteTimeUtc.Ticks}" : "-";

    private static async Task<string> Sum(string file, CancellationToken cancel) => File.Exists(file) ? await Checksum.Of(file, cancel) : "of nothing, being away,";
}
