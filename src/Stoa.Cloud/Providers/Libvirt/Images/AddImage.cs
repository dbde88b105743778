namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>An image to be taken in.</summary>
/// <param name="Source">A file of this host, or an http(s) address.</param>
/// <param name="Name">Under which plans ask for it; null takes the source's own.</param>
/// <param name="Sha256">What the file's checksum must be.</param>
public sealed record NewImage(string Source, string? Name, string Sha256)
{
    /// <summary>How long a broken download rests before it goes on; longer with each time that brought nothing.</summary>
    public TimeSpan Pause { get; init; } = TimeSpan.FromMilliseconds(300);
}

/// <summary>Takes in an image that somebody else made: the disk of a machine whose cloud-init reads a NoCloud seed.</summary>
public static class AddImage
{
    /// <summary>Fetches, checks and puts in place; whatever goes wrong, nothing is left but what a broken download can go on from.</summary>
    /// <param name="store">Where to.</param>
    /// <param name="image">What.</param>
    /// <param name="say">Told each step.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="ImageException">The name is taken or cannot be one, the source is not there, the checksum is another, or it is no image.</exception>
    /// <exception cref="ToolException"><c>qemu-img</c> is missing or failed.</exception>
    public static async Task<ImageRecord> To(ImageStore store, NewImage image, Action<string> say, CancellationToken cancel)
    {
        Tool.Require("qemu-img", "qemu-utils");
        var sum = image.Sha256.ToLowerInvariant();
        if (!Checksum.IsOne(sum)) throw new ImageException("checksum-malformed", "--sha256 takes 64 hexadecimal digits, as sha256sum prints them.");
        var name = image.Name ?? NameOf(image.Source);
        if (!ProviderKey.IsValid(name)) throw new ImageException("image-name", $"An image cannot be called '{name}': {ProviderKey.Rule}. Choose one with --name.");
        if (store.Names.Contains(name)) throw ImageStore.Taken(name);
        using var work = new WorkFolder(new DirectoryInfo(store.Files(name).Folder));
        var file = work["given"];
        await Bring(image, Path.Combine(store.ImagesFolder, $"{sum}.partial"), file, say, cancel);
        say("checking");
        await Check(file, sum, cancel);
        await MakeDisk(file, work, say, cancel);
        var record = await ImageRecord.Write(work, name, image.Source, cancel);
        work.Publish(ImageFiles.DiskName, ImageRecord.FileName);
        return record;
    }

    private static async Task Bring(NewImage image, string partial, string file, Action<string> say, CancellationToken cancel)
    {
        if (AddressOf(image.Source) is { } address)
        {
            await FetchImage.Into(partial, address, image.Pause, say, cancel);
            File.Move(partial, file);
            return;
        }

        if (!File.Exists(image.Source)) throw new ImageException("image-file-missing", $"There is no file {image.Source}.");
        // A pipe, which may wait for ever, or a device without an end: neither has a length.
        if (new FileInfo(image.Source).Length == 0) throw new ImageException("image-file-empty", $"{image.Source} is empty or no regular file.");
        say("copying");
        await using var from = File.OpenRead(image.Source);
        await using var to = File.Create(file);
        await from.CopyToAsync(to, cancel);
    }

    private static async Task Check(string file, string wanted, CancellationToken cancel)
    {
        var found = await Checksum.Of(file, cancel);
        if (found != wanted) throw new ImageException("wrong-checksum", $"The file's checksum is {found} and not {wanted}: it is another file or a damaged one.");
    }

    private static async Task MakeDisk(string file, WorkFolder work, Action<string> say, CancellationToken cancel)
    {
        var disk = work[ImageFiles.DiskName];
        if (await DiskInspection.KindOf(file, cancel) == "qcow2")
        {
            File.Move(file, disk);
            return;
        }

        say("converting the raw disk to qcow2");
        await Tool.Run("qemu-img", ["convert", "-f", "raw", "-O", "qcow2", file, disk], cancel);
    }

    private static Uri? AddressOf(string source) =>
        Uri.TryCreate(source, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps) ? address : null;

    // debian-12-genericcloud-amd64.qcow2 is called debian-12-genericcloud-amd64.
    private static string NameOf(string source)
    {
        var name = Path.GetFileNameWithoutExtension(AddressOf(source)?.AbsolutePath ?? source).ToLowerInvariant();
        return string.Concat(name.Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_' ? c : '-')).Trim('-', '_');
    }
}
