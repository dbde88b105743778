namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>Where an image is made, beside the place where it shall lie; gone afterwards, whatever happened.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo target;

    public WorkFolder(DirectoryInfo target)
    {
        this.target = target;
        Path = $"{target.FullName.TrimEnd('/')}.making-{Environment.ProcessId}";
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public DirectoryInfo Sub(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name));

    /// <summary>Moves the finished files to the target; each is replaced as a whole.</summary>
    public void Publish(params string[] files)
    {
        target.Create();
        foreach (var file in files) File.Move(System.IO.Path.Combine(Path, file), System.IO.Path.Combine(target.FullName, file), overwrite: true);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
