using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>What is known of an image, kept beside its files as <c>image.json</c>.</summary>
/// <param name="Name">Under which plans ask for it.</param>
/// <param name="Source">Where it came from: a file, an address, or how it was made.</param>
/// <param name="AddedAt">When it was put in place.</param>
/// <param name="DiskBytes">How large its disk is for a machine; a root disk cannot be smaller.</param>
/// <param name="Sums">SHA-256 of each of its files, in lower-case hexadecimal: what is found otherwise later is not used.</param>
public sealed record ImageRecord(string Name, string Source, DateTimeOffset AddedAt, long DiskBytes, IReadOnlyDictionary<string, string> Sums)
{
    internal const string FileName = "image.json";

    /// <summary>Null where there is none, as with files that somebody put there by hand.</summary>
    public static async Task<ImageRecord?> Read(string folder, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FileName);
        if (!File.Exists(path)) return null;
        await using var stream = File.OpenRead(path);
        return await JsonSerializer.DeserializeAsync<ImageRecord>(stream, StoaJson.Tolerant, cancel);
    }

    /// <summary>Sums up the files that lie in the folder and writes the record beside them.</summary>
    internal static async Task<ImageRecord> Write(WorkFolder work, string name, string source, CancellationToken cancel)
    {
        var sums = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in ImageFiles.Parts.Where(part => File.Exists(work[part])))
            sums[file] = await Checksum.Of(work[file], cancel);
        var size = await DiskInspection.VirtualSize(work[ImageFiles.DiskName], cancel);
        var record = new ImageRecord(name, source, TimeProvider.System.GetUtcNow(), size, sums);
        await using var stream = File.Create(work[FileName]);
        await JsonSerializer.SerializeAsync(stream, record, StoaJson.Tolerant, cancel);
        return record;
    }
}
