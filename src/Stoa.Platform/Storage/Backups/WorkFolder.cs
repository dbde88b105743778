namespace Stoa.Platform.Storage.Backups;

/// <summary>A folder beside a file, on the same disk, for what is not whole yet; gone when disposed.</summary>
internal sealed class WorkFolder : IDisposable
{
    private readonly DirectoryInfo folder;

    private WorkFolder(DirectoryInfo folder) => this.folder = folder;

    /// <exception cref="BackupRefusedException">There it cannot be written.</exception>
    public static WorkFolder Beside(string file)
    {
        var path = Path.Combine(Path.GetDirectoryName(file)!, $".{Path.GetFileName(file)}.{Guid.NewGuid():N}");
        try
        {
            return new WorkFolder(Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new BackupRefusedException("backup-not-writable", $"{Path.GetDirectoryName(file)} cannot be written: {refused.Message} Name another place.", refused);
        }
    }

    public string File(string name) => Path.Combine(folder.FullName, name);

    public void Dispose() => folder.Delete(recursive: true);
}
