using System.Text.RegularExpressions;
using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Platform.Providers;
using Stoa.Tests.Cloud.Providers.Images;

namespace Stoa.Tests.Errors;

/// <summary>Gives machines images that are none, and takes down what is answered.</summary>
internal sealed partial class BadImages : IDisposable
{
    private const string Machine = "a machine of a plan with the image";
    private readonly ImageFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is wrong, what was given, what is answered.</summary>
    public async Task<IReadOnlyList<(string Wrong, string Given, string Answer)>> Rows()
    {
        await File.WriteAllTextAsync(folder["page.html"], new string('x', 4096), Cancel);
        var (page, disk) = (folder["page.html"], await folder.Disk("disk.qcow2", "qcow2", "1G"));
        using var images = new UsableImages(folder.Options);
        return
        [
            ("An image that is not there", "`stoa image add none.qcow2 --sha256 ...`", await Refusal(() => folder.Add(folder["none.qcow2"], ImageFolder.Sum(page)))),
            ("An image with another checksum", "`stoa image add page.html --sha256 ...`", await Refusal(() => folder.Add(page, new string('0', 64)))),
            ("An image that is none", "`stoa image add page.html --sha256 ...`", await Refusal(() => folder.Add(page, ImageFolder.Sum(page)))),
            ("An image under a name that is taken", "`stoa image add disk.qcow2 --sha256 ...`, twice", await Twice(disk)),
            ("An image in use", "`stoa image remove disk`", await InUse()),
            ("A missing image", $"{Machine} `other`", await Fault(() => images.Find("other", 2, Cancel))),
            ("A root disk too small for its image", $"{Machine} `disk`", await Fault(() => images.Find("disk", 0, Cancel))),
            ("An image that does not boot", $"{Machine} `blank`", NotBootable()),
            ("An image that changed since", $"{Machine} `disk`", await Changed(images)),
        ];
    }

    public void Dispose() => folder.Dispose();

    private async Task<string> Twice(string disk)
    {
        await folder.Add(disk, ImageFolder.Sum(disk));
        return await Refusal(() => folder.Add(disk, ImageFolder.Sum(disk)));
    }

    private async Task<string> InUse()
    {
        Directory.CreateDirectory(folder["machines/dep_1"]);
        await folder.Disk("machines/dep_1/root.qcow2", "qcow2", "2G", "-b", folder.Store.Files("disk").Disk, "-F", "qcow2");
        return await Refusal(() => RemoveImage.From(folder.Store, "disk", Cancel));
    }

    private static string NotBootable()
    {
        string[] console = ["SeaBIOS (version 1.16.2-debian-1.16.2-1)", "Booting from Hard Disk...", "Boot failed: not a bootable disk", "No bootable device."];
        return $"the run fails with `{ProviderFaults.NotBootable}`: {BootFailure.Told(BootFailure.In(console)!, console).ReplaceLineEndings("<br>")}";
    }

    private async Task<string> Changed(UsableImages images)
    {
        await using (var file = File.OpenWrite(folder.Store.Files("disk").Disk)) await file.WriteAsync(new byte[] { 1 }, Cancel);
        return await Fault(() => images.Find("disk", 2, Cancel));
    }

    private async Task<string> Refusal(Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<ImageException>(act);
        return $"`{refused.Code}`: {Plain(refused.Message)}";
    }

    private async Task<string> Fault(Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<ProviderException>(act);
        return $"the run fails with `{refused.Code}`: {Plain(refused.Message)}";
    }

    private string Plain(string message) => Sums().Replace(message.Replace($"{folder[""]}/", "", StringComparison.Ordinal), "...");

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Sums();
}
