using System.Security.Cryptography;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Cloud.Providers.Libvirt.Images;

namespace Stoa.Tests.Cloud.Providers.Images;

/// <summary>A data folder for images, and files that are such or are not.</summary>
public sealed class ImageFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-images-");

    public ImageStore Store => ImageStore.Of(folder.FullName);

    /// <summary>All that lies where images lie, the lock aside.</summary>
    public IReadOnlyList<string> Left => Directory.Exists(Store.ImagesFolder)
        ? [.. Directory.GetFileSystemEntries(Store.ImagesFolder).Select(entry => Path.GetFileName(entry)!).Where(name => name != ".lock").Order(StringComparer.Ordinal)]
        : [];

    public string this[string file] => Path.Combine(folder.FullName, file);

    internal LibvirtOptions Options => new()
    {
        Uri = "test:///default", MachinesFolder = Store.MachinesFolder, DisksFolder = this["disks"], ImagesFolder = Store.ImagesFolder,
    };

    public static string Sum(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    /// <summary>A disk of a kind that qemu-img makes.</summary>
    public async Task<string> Disk(string name, string kind, string size, params string[] more)
    {
        await Tool.Run("qemu-img", ["create", "-q", "-f", kind, .. more, this[name], size], TestContext.Current.CancellationToken);
        return this[name];
    }

    /// <summary>A raw disk that has a boot sector.</summary>
    public async Task<string> RawDisk(string name)
    {
        var disk = new byte[1 << 20];
        RandomNumberGenerator.Fill(disk);
        (disk[0], disk[510], disk[511]) = (0xEB, 0x55, 0xAA);
        await File.WriteAllBytesAsync(this[name], disk, TestContext.Current.CancellationToken);
        return this[name];
    }

    public Task<ImageRecord> Add(string source, string sum, string? name = null) =>
        AddImage.To(Store, new NewImage(source, name, sum) { Pause = TimeSpan.Zero }, _ => { }, TestContext.Current.CancellationToken);

    /// <summary>The code of the refusal; afterwards nothing new may lie there.</summary>
    public async Task<string> Refusal(Func<Task> act)
    {
        var before = Left;
        var refused = await Assert.ThrowsAsync<ImageException>(act);
        Assert.Equal(before, Left);
        return refused.Code;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
