using System.CommandLine;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Cloud.Providers.Libvirt.Images.Debian;
using Stoa.Cloud.Providers.Libvirt.Images.Tiny;

namespace Stoa.Cli.Images;

/// <summary><c>stoa image build</c>: makes an image on this machine.</summary>
internal static class BuildImageCommand
{
    private static readonly Argument<string> Name = new("name")
    {
        Description = "tiny: kernel, busybox and dropbear, logs in within seconds. debian: a whole Debian with cloud-init, made by root with mmdebstrap.",
    };

    public static Command Create()
    {
        Name.AcceptOnlyFromAmong(TinyImage.Name, DebianImage.Name);
        return ImageCommand.Verb(new Command("build", "Make an image from Debian's packages.") { Name }, async (parsed, store, output, cancel) =>
        {
            var name = parsed.GetValue(Name)!;
            await Builder(name)(store, ImageCommand.Steps(name), cancel);
            ShowImageCommand.Show(output, await store.Read(name, cancel), []);
        });
    }

    private static Func<ImageStore, Action<string>, CancellationToken, Task> Builder(string name) => name == TinyImage.Name ? TinyImage.Build : DebianImage.Build;
}
