using System.CommandLine;
using System.Globalization;
using Stoa.Cloud.Providers.Libvirt.Images;

namespace Stoa.Cli.Images;

/// <summary><c>stoa image show</c>.</summary>
internal static class ShowImageCommand
{
    private const double GiB = 1L << 30;

    /// <summary>The argument that names an image which is there.</summary>
    public static readonly Argument<string> Name = new("name") { Description = "The image, as 'stoa image list' tells it." };

    public static Command Create() => ImageCommand.Verb(new Command("show", "An image, its checksums and the machines that stand on it.") { Name }, async (parsed, store, output, cancel) =>
    {
        var name = parsed.GetValue(Name)!;
        Show(output, await store.Read(name, cancel), await store.Machines(name, cancel));
    });

    public static void Show(Output output, ImageRecord image, IReadOnlyList<string> machines)
    {
        (string, Func<ShownImage, string>)[] fields =
        [
            ("name", _ => image.Name),
            ("disk", _ => Size(image)),
            ("source", _ => image.Source),
            ("added", _ => Added(image)),
            .. image.Sums.Select(sum => ($"sha256 {sum.Key}", (Func<ShownImage, string>)(_ => sum.Value))),
            ("machines", _ => machines.Count == 0 ? "none" : string.Join(' ', machines)),
        ];
        output.Print(new ShownImage(image, machines), fields);
    }

    public static string Size(ImageRecord image) => string.Create(CultureInfo.InvariantCulture, $"{image.DiskBytes / GiB:0.##} GiB");

    public static string Added(ImageRecord image) => image.AddedAt.ToString("u", CultureInfo.InvariantCulture);
}

/// <summary>An image as <c>--json</c> tells it.</summary>
internal sealed record ShownImage(ImageRecord Image, IReadOnlyList<string> Machines);
