using System.CommandLine;
using Stoa.Cloud.Providers.Libvirt.Images;

namespace Stoa.Cli.Images;

/// <summary><c>stoa image add</c>: takes in an image that somebody else made.</summary>
internal static class AddImageCommand
{
    private static readonly Argument<string> Source = new("source") { Description = "A qcow2 or raw disk: a file of this host, or its http(s) address." };
    private static readonly Option<string> Sha256 = new("--sha256") { Description = "The file's checksum, as whoever made it tells it.", Required = true };
    private static readonly Option<string?> Name = new("--name") { Description = "Under which plans ask for it; without it the file's own name." };

    public static Command Create() => ImageCommand.Verb(
        new Command("add", "Take in an image whose cloud-init reads a NoCloud seed. A download that broke goes on where it stopped.") { Source, Sha256, Name },
        async (parsed, store, output, cancel) =>
        {
            var source = parsed.GetValue(Source)!;
            var image = new NewImage(source, parsed.GetValue(Name), parsed.GetValue(Sha256)!);
            ShowImageCommand.Show(output, await AddImage.To(store, image, ImageCommand.Steps(image.Name ?? Path.GetFileName(source)), cancel), []);
        });
}
