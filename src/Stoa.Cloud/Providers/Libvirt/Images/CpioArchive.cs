using System.IO.Compression;
using System.Text;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>
/// Writes an initial memory disk: a gzip-compressed cpio archive in the "newc" format (Linux, Documentation/driver-api/early-userspace/buffer-format.rst).
/// Everything belongs to root, in a fixed order, without times, so that the same tree gives the same bytes.
/// </summary>
internal static class CpioArchive
{
    private const int Folder = 0x4000;
    private const int Regular = 0x8000;
    private const int Link = 0xA000;

    public static async Task Write(DirectoryInfo tree, string file, CancellationToken cancel)
    {
        await using var target = File.Create(file);
        await using var archive = new GZipStream(target, CompressionLevel.SmallestSize);
        var inode = 1;
        foreach (var entry in tree.EnumerateFileSystemInfos("*", SearchOption.AllDirectories).OrderBy(e => e.FullName, StringComparer.Ordinal))
            await WriteEntry(archive, inode++, Path.GetRelativePath(tree.FullName, entry.FullName), entry, cancel);
        await archive.WriteAsync(Header("TRAILER!!!", inode, 0, 0), cancel);
    }

    private static async Task WriteEntry(Stream archive, int inode, string name, FileSystemInfo entry, CancellationToken cancel)
    {
        var (type, content) = entry switch
        {
            { LinkTarget: { } target } => (Link, Encoding.UTF8.GetBytes(target)),
            DirectoryInfo => (Folder, []),
            _ => (Regular, await File.ReadAllBytesAsync(entry.FullName, cancel)),
        };
        var mode = type | (type == Link ? 0b111_111_111 : (int)entry.UnixFileMode);
        await archive.WriteAsync(Header(name, inode, mode, content.Length), cancel);
        await archive.WriteAsync(content, cancel);
        await archive.WriteAsync(new byte[Padding(content.Length)], cancel);
    }

    // Magic, then 13 fields of 8 hexadecimal digits; header and name together, and the content, are padded to 4 bytes.
    private static byte[] Header(string name, int inode, int mode, int size)
    {
        var nameBytes = Encoding.UTF8.GetByteCount(name) + 1;
        int[] fields = [inode, mode, 0, 0, (mode & 0xF000) == Folder ? 2 : 1, 0, size, 0, 0, 0, 0, nameBytes, 0];
        var header = new StringBuilder("070701");
        foreach (var field in fields) header.Append(field.ToString("X8"));
        header.Append(name).Append('\0', 1 + Padding(6 + (13 * 8) + nameBytes));
        return Encoding.UTF8.GetBytes(header.ToString());
    }

    private static int Padding(int length) => (4 - (length & 3)) & 3;
}
