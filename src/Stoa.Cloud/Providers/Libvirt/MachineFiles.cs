namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Where the files of one machine lie.</summary>
internal sealed record MachineFiles(string MachinesFolder, string Key)
{
    public string Folder => Path.Combine(MachinesFolder, Key);
    public string Root => Path.Combine(Folder, "root.qcow2");
    public string Seed => Path.Combine(Folder, "seed.iso");
    public string Console => Path.Combine(Folder, "console.log");
    public string ConsoleBefore => Path.Combine(Folder, "console.before.log");
}

/// <summary>Where the files of one image lie. One with a kernel is started with it; one without has a boot loader on its disk.</summary>
internal sealed record ImageFiles(string ImagesFolder, string Name)
{
    public const string DiskName = "disk.qcow2";

    /// <summary>All that an image can consist of.</summary>
    public static readonly IReadOnlyList<string> Parts = ["kernel", "initrd", DiskName];

    public string Folder => Path.Combine(ImagesFolder, Name);
    public string Kernel => Path.Combine(Folder, "kernel");
    public string Initrd => Path.Combine(Folder, "initrd");
    public string Disk => Path.Combine(Folder, DiskName);
    public bool Exists => File.Exists(Disk);
    public bool HasKernel => File.Exists(Kernel) && File.Exists(Initrd);
}
