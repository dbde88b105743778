using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Platform.Providers;

namespace Stoa.Tests.Cloud.Providers.Images;

public sealed class AnImageThatIsAdded : IDisposable
{
    private readonly ImageFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Lies_under_its_files_name_with_its_checksum_and_size()
    {
        var disk = await folder.Disk("Debian 12.qcow2", "qcow2", "3G");
        var record = await folder.Add(disk, ImageFolder.Sum(disk).ToUpperInvariant());
        Assert.Equal(("debian-12", disk, 3L << 30), (record.Name, record.Source, record.DiskBytes));
        Assert.Equal(ImageFolder.Sum(disk), record.Sums["disk.qcow2"]);
        Assert.Equal(["debian-12"], folder.Store.Names);
        Assert.Equal(["debian-12"], folder.Left);
        Assert.Equal(record.AddedAt, (await folder.Store.Read("debian-12", Cancel)).AddedAt);
        Assert.True(File.Exists(disk));
    }

    [Fact]
    public async Task Is_converted_when_it_is_raw()
    {
        var disk = await folder.RawDisk("raw.img");
        var record = await folder.Add(disk, ImageFolder.Sum(disk), "plain");
        Assert.Equal(1L << 20, record.DiskBytes);
        Assert.NotEqual(ImageFolder.Sum(disk), record.Sums["disk.qcow2"]);
        await Tool.Run("qemu-img", ["convert", "-O", "raw", folder.Store.Files("plain").Disk, folder["back"]], Cancel);
        Assert.Equal(ImageFolder.Sum(disk), ImageFolder.Sum(folder["back"]));
    }

    [Fact]
    public async Task Is_refused_with_another_checksum_and_nothing_is_left()
    {
        var disk = await folder.Disk("a.qcow2", "qcow2", "1G");
        Assert.Equal("wrong-checksum", await folder.Refusal(() => folder.Add(disk, new string('0', 64))));
        Assert.Equal("checksum-malformed", await folder.Refusal(() => folder.Add(disk, "abc")));
    }

    [Fact]
    public async Task Is_refused_when_the_file_is_not_there() =>
        Assert.Equal("image-file-missing", await folder.Refusal(() => folder.Add(folder["none.qcow2"], new string('0', 64))));

    [Fact]
    public async Task Is_refused_when_it_is_no_disk()
    {
        await File.WriteAllTextAsync(folder["short.txt"], "words", Cancel);
        await File.WriteAllTextAsync(folder["page.html"], new string('x', 4096), Cancel);
        await File.WriteAllBytesAsync(folder["broken.qcow2"], [(byte)'Q', (byte)'F', (byte)'I', 0xFB, .. new byte[4096]], Cancel);
        foreach (var file in (string[])[folder["short.txt"], folder["page.html"], folder["broken.qcow2"], await folder.Disk("a.vmdk", "vmdk", "1G")])
            Assert.Equal("not-an-image", await folder.Refusal(() => folder.Add(file, ImageFolder.Sum(file))));
    }

    [Fact]
    public async Task Is_refused_when_it_leans_on_a_file_of_the_host()
    {
        await folder.RawDisk("secret");
        var overlay = await folder.Disk("overlay.qcow2", "qcow2", "1G", "-b", folder["secret"], "-F", "raw");
        Assert.Equal("not-an-image", await folder.Refusal(() => folder.Add(overlay, ImageFolder.Sum(overlay))));
        var outside = await folder.Disk("outside.qcow2", "qcow2", "1G", "-o", $"data_file={folder["other"]},data_file_raw=on");
        Assert.Equal("not-an-image", await folder.Refusal(() => folder.Add(outside, ImageFolder.Sum(outside))));
    }

    [Fact]
    public async Task Is_refused_under_a_name_that_is_taken_or_cannot_be_one()
    {
        var disk = await folder.Disk("a.qcow2", "qcow2", "1G");
        await folder.Add(disk, ImageFolder.Sum(disk));
        Assert.Equal("image-exists", await folder.Refusal(() => folder.Add(disk, ImageFolder.Sum(disk))));
        Assert.Equal("image-name", await folder.Refusal(() => folder.Add(disk, ImageFolder.Sum(disk), "../etc")));
    }

    [Fact]
    public async Task Is_given_to_machines_as_long_as_it_is_what_it_was()
    {
        var disk = await folder.Disk("a.qcow2", "qcow2", "2G");
        await folder.Add(disk, ImageFolder.Sum(disk));
        using var images = new UsableImages(folder.Options);
        Assert.True((await images.Find("a", 2, Cancel)).Exists);
        Assert.Equal(ProviderFaults.SizeNotOffered, await Fault(() => images.Find("a", 1, Cancel)));
        Assert.Equal(ProviderFaults.UnknownImage, await Fault(() => images.Find("b", 2, Cancel)));
        await using (var file = File.OpenWrite(folder.Store.Files("a").Disk)) await file.WriteAsync(new byte[] { 1 }, Cancel);
        Assert.Equal(ProviderFaults.WrongChecksum, await Fault(() => images.Find("a", 2, Cancel)));
    }

    [Fact]
    public async Task Is_removed_unless_a_machine_stands_on_it()
    {
        var disk = await folder.Disk("a.qcow2", "qcow2", "1G");
        await folder.Add(disk, ImageFolder.Sum(disk));
        Directory.CreateDirectory(folder["machines/dep_1"]);
        await folder.Disk("machines/dep_1/root.qcow2", "qcow2", "2G", "-b", folder.Store.Files("a").Disk, "-F", "qcow2");
        Assert.Equal(["dep_1"], await folder.Store.Machines("a", Cancel));
        Assert.Equal("image-in-use", await folder.Refusal(() => RemoveImage.From(folder.Store, "a", Cancel)));
        Directory.Delete(folder["machines/dep_1"], recursive: true);
        using (ImageLock.Share(folder.Store.ImagesFolder)) Assert.Equal("image-busy", await folder.Refusal(() => RemoveImage.From(folder.Store, "a", Cancel)));
        await RemoveImage.From(folder.Store, "a", Cancel);
        Assert.Empty(folder.Left);
        Assert.Equal("no-such-image", await folder.Refusal(() => RemoveImage.From(folder.Store, "a", Cancel)));
    }

    private static async Task<string> Fault(Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<ProviderException>(act);
        Assert.False(refused.IsTransient);
        return refused.Code;
    }
}
