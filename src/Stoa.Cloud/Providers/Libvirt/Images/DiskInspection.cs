using System.Text.Json;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>
/// Looks at a file that somebody says is a disk. Its kind is read from its first bytes and never guessed by QEMU: a raw disk could
/// pretend to be of a kind that names other files of this host, and its machine would read them.
/// </summary>
internal static class DiskInspection
{
    private const int Sector = 512;
    private static readonly byte[] Qcow2 = [(byte)'Q', (byte)'F', (byte)'I', 0xFB]; // QEMU, docs/interop/qcow2.txt
    private static readonly (string Kind, byte[] Magic)[] Others =
        [("VMDK", "KDMV"u8.ToArray()), ("VHDX", "vhdxfile"u8.ToArray()), ("VDI", "<<< "u8.ToArray()), ("gzip", [0x1F, 0x8B]), ("xz", [0xFD, (byte)'7', (byte)'z'])];

    /// <summary><c>qcow2</c> or <c>raw</c>.</summary>
    /// <exception cref="ImageException">It is neither.</exception>
    public static async Task<string> KindOf(string file, CancellationToken cancel)
    {
        var head = new byte[Sector];
        await using (var stream = File.OpenRead(file))
            if (await stream.ReadAtLeastAsync(head, Sector, throwOnEndOfStream: false, cancel) < Sector) throw NotAnImage("it is shorter than a sector");
        if (head.AsSpan().StartsWith(Qcow2)) return await Whole(file, cancel);
        if (Array.Find(Others, other => head.AsSpan().StartsWith(other.Magic)) is { Kind: { } kind })
            throw NotAnImage($"it is of the kind {kind}; unpack it, or convert it with 'qemu-img convert -O qcow2'");
        // Every bootable disk has a boot sector, one with a GUID partition table a protective one (UEFI 2.10, section 5.2.3).
        return head[^2] == 0x55 && head[^1] == 0xAA ? "raw" : throw NotAnImage("it is neither qcow2 nor a raw disk with a boot sector");
    }

    /// <summary>How large the disk is for a machine, bytes.</summary>
    public static async Task<long> VirtualSize(string qcow2, CancellationToken cancel)
    {
        using var told = await Told(qcow2, cancel);
        return told.RootElement.GetProperty("virtual-size").GetInt64();
    }

    private static async Task<string> Whole(string file, CancellationToken cancel)
    {
        using var told = await Told(file, cancel);
        var hasDataFile = told.RootElement.TryGetProperty("format-specific", out var specific) && specific.GetProperty("data").TryGetProperty("data-file", out _);
        return told.RootElement.TryGetProperty("backing-filename", out _) || hasDataFile
            ? throw NotAnImage("it leans on another file; make it whole with 'qemu-img convert -O qcow2'")
            : "qcow2";
    }

    private static async Task<JsonDocument> Told(string qcow2, CancellationToken cancel)
    {
        try
        {
            return JsonDocument.Parse(await Tool.Run("qemu-img", ["info", "--force-share", "-f", "qcow2", "--output=json", qcow2], cancel));
        }
        catch (ToolException damaged)
        {
            throw NotAnImage(damaged.Message);
        }
    }

    private static ImageException NotAnImage(string why) => new("not-an-image", $"The file is not the image of a disk: {why}.");
}
