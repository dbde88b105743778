using System.CommandLine;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Cloud.Providers.Libvirt.Images.Tiny;
using Stoa.Serving;

namespace Stoa.Cli.Images;

/// <summary><c>stoa image build tiny</c>: makes an image on this machine.</summary>
internal static class ImageCommand
{
    private static readonly Argument<string> Name = new("name") { Description = "tiny: kernel, busybox and dropbear; logs in within seconds." };

    public static Command Create()
    {
        Name.AcceptOnlyFromAmong("tiny");
        var build = new Command("build", "Make an image from Debian's packages.") { Name, ServeOptions.Data };
        build.SetAction(Build);
        return new Command("image", "What machines are made from.") { build };
    }

    private static async Task<int> Build(ParseResult parsed, CancellationToken cancel)
    {
        var folder = new DirectoryInfo(Path.Combine(parsed.GetValue(ServeOptions.Data)!.FullName, "images", parsed.GetValue(Name)!));
        try
        {
            await TinyImage.Build(folder, step => Console.Error.WriteLine($"image tiny: {step}"), cancel);
        }
        catch (ToolException failed)
        {
            await Console.Error.WriteLineAsync($"stoa: {failed.Message}");
            return 1;
        }

        Console.WriteLine(folder.FullName);
        return 0;
    }
}
