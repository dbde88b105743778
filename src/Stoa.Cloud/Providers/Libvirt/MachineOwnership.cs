using System.Xml.Linq;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// Gives a machine's files to whom it runs as, before each start: disks may have been made by an earlier release or another process.
/// Folders and what all machines share stay root's, so that a guest that broke out can neither change an image nor lead us astray.
/// </summary>
internal static class MachineOwnership
{
    public static void Give(LibvirtOptions options, MachineFiles files, XElement definition)
    {
        PrivateFolder.Make(files.MachinesFolder, options.Guests);
        PrivateFolder.Make(files.Folder, options.Guests);
        if (options.Guests is not { } guests) return;
        foreach (var disk in Writable(definition))
        {
            guests.LetThrough(Path.GetDirectoryName(disk)!);
            guests.Own(disk);
        }

        if (Directory.Exists(options.DisksFolder)) guests.LetThrough(options.DisksFolder);
        if (File.Exists(files.Console)) guests.Own(files.Console);
    }

    private static IEnumerable<string> Writable(XElement definition) => definition.Descendants("disk")
        .Where(disk => disk.Element("readonly") is null).Select(disk => (string?)disk.Element("source")?.Attribute("file")).OfType<string>();
}
