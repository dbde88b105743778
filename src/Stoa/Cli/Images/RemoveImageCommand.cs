using System.CommandLine;
using Stoa.Cloud.Providers.Libvirt.Images;

namespace Stoa.Cli.Images;

/// <summary><c>stoa image remove</c>.</summary>
internal static class RemoveImageCommand
{
    public static Command Create() => ImageCommand.Verb(
        new Command("remove", "Remove an image that no machine stands on.") { ShowImageCommand.Name },
        (parsed, store, _, cancel) => RemoveImage.From(store, parsed.GetValue(ShowImageCommand.Name)!, cancel));
}
