using Stoa.Cloud.Providers.Libvirt.Images;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>
/// The first words to a machine: an ISO 9660 volume labelled <c>cidata</c> with user-data and meta-data (cloud-init, NoCloud data
/// source). Hostname and keys come from customers, so they are written as quoted YAML scalars.
/// </summary>
internal static class SeedImage
{
    public static async Task Write(MachineSpec spec, string file, CancellationToken cancel)
    {
        var folder = Directory.CreateDirectory($"{file}.parts");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "meta-data"), MetaData(spec), cancel);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "user-data"), UserData(spec), cancel);
            var making = $"{file}.making";
            await Tool.Run("genisoimage", ["-quiet", "-output", making, "-volid", "cidata", "-joliet", "-rock", folder.FullName], cancel);
            File.Move(making, file, overwrite: true);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string MetaData(MachineSpec spec) => $"instance-id: {Quoted(spec.Key)}\nlocal-hostname: {Quoted(spec.Hostname)}\n";

    private static string UserData(MachineSpec spec) =>
        $"#cloud-config\nuser: debian\nssh_authorized_keys:\n{string.Concat(spec.SshKeys.Select(key => $"  - {Quoted(key)}\n"))}{DataDisk(spec)}";

    // A blank disk is formatted and the first one mounted at /data, as the image tiny does by itself (cloud-init, modules
    // disk_setup and mounts). It is the login's from the beginning: cloud-init gives the first user this number.
    private static string DataDisk(MachineSpec spec) => spec.Disks.Count == 0 ? "" : $"""
        fs_setup:
        {string.Concat(spec.Disks.Select((_, i) => $"  - {{device: {Device(i)}, filesystem: ext4, label: data{i}, partition: none, overwrite: false, extra_opts: [-E, 'root_owner=1000:1000']}}\n"))}mounts:
          - [{Device(0)}, /data, ext4, 'defaults,nofail', '0', '2']

        """;

    private static string Device(int disk) => $"/dev/disk/by-id/virtio-data{disk}";

    // A double-quoted scalar (YAML 1.2 section 7.3.1); what could end it or the line is dropped, since no key or name holds it.
    private static string Quoted(string text) => $"\"{string.Concat(text.Where(c => !char.IsControl(c) && c is not ('"' or '\\' or '\'')))}\"";
}
