using System.Globalization;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>Where an image is made, beside the place where it shall lie; gone afterwards, whatever happened.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo target;
    private readonly string publishing;

    public WorkFolder(DirectoryInfo target)
    {
        this.target = target;
        target.Parent!.Create();
        foreach (var left in target.Parent.GetDirectories($"{target.Name}.*-*").Where(IsLeft)) left.Delete(recursive: true);
        Path = $"{target.FullName}.making-{Environment.ProcessId}";
        publishing = $"{target.FullName}.whole-{Environment.ProcessId}";
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string this[string file] => System.IO.Path.Combine(Path, file);

    public DirectoryInfo Sub(string name) => Directory.CreateDirectory(this[name]);

    /// <summary>Puts the finished files in place, all at once: nobody sees an image that lacks a part.</summary>
    /// <exception cref="ImageException">Somebody else put one there meanwhile.</exception>
    public void Publish(params IEnumerable<string> files)
    {
        Directory.CreateDirectory(publishing);
        foreach (var file in files) File.Move(this[file], System.IO.Path.Combine(publishing, file));
        try
        {
            Directory.Move(publishing, target.FullName);
        }
        catch (IOException) when (Directory.Exists(target.FullName))
        {
            throw ImageStore.Taken(target.Name);
        }
    }

    public void Dispose()
    {
        foreach (var folder in new[] { Path, publishing })
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    // What a process left that was killed; its number stands at the end of the name.
    private static bool IsLeft(DirectoryInfo folder) =>
        int.TryParse(folder.Name.Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var process)
        && process != Environment.ProcessId && !Directory.Exists($"/proc/{process}");
}
