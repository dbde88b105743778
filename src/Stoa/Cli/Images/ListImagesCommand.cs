using System.CommandLine;
using Stoa.Cloud.Providers.Libvirt.Images;

namespace Stoa.Cli.Images;

/// <summary><c>stoa image list</c>.</summary>
internal static class ListImagesCommand
{
    public static Command Create() => ImageCommand.Verb(new Command("list", "The images of this host."), async (_, store, output, cancel) =>
    {
        var images = new List<ImageRecord>();
        foreach (var name in store.Names) images.Add(await store.Read(name, cancel));
        output.Print(images, ("name", i => i.Name), ("disk", ShowImageCommand.Size), ("added", ShowImageCommand.Added), ("source", i => i.Source));
    });
}
