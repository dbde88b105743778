namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Where the files of one machine lie.</summary>
internal sealed record MachineFiles(string MachinesFolder, string Key)
{
    public string Folder => Path.Combine(MachinesFolder, Key);
    public string Root => Path.Combine(Folder, "root.qcow2");
    public string Seed => Path.Combine(Folder, "seed.iso");
    public string Console => Path.Combine(Folder, "console.log");
}

/// <summary>Where the files of one image lie.</summary>
internal sealed record ImageFiles(string ImagesFolder, string Name)
{
    public string Folder => Path.Combine(ImagesFolder, Name);
    public string Kernel => Path.Combine(Folder, "kernel");
    public string Initrd => Path.Combine(Folder, "initrd");
    public string Disk => Path.Combine(Folder, "disk.qcow2");
    public bool Exists => File.Exists(Kernel) && File.Exists(Initrd) && File.Exists(Disk);
}
