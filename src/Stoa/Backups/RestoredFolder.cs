using Microsoft.Extensions.Logging.Abstractions;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;
using Stoa.Platform.Storage.Backups;

namespace Stoa.Backups;

/// <summary>A data folder that is made of a backup: whole, or not there.</summary>
internal static class RestoredFolder
{
    /// <exception cref="BackupRefusedException">There is something in the folder already, or the backup cannot be restored.</exception>
    public static async Task Make(string path, string keyFile, OpenedBackup backup, CancellationToken cancel)
    {
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
            throw new BackupRefusedException("restore-not-empty", $"{path} is not empty: name a new folder with --data.");
        using var folder = DataFolder.Open(path);
        try
        {
            File.Copy(keyFile, folder.KeyFile);
            File.SetUnixFileMode(folder.KeyFile, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            var key = PlatformKey.LoadOrCreate(folder.KeyFile);
            await using var server = await LocalPostgres.Start(new LocalPostgresOptions { Folder = folder, Key = key }, NullLogger.Instance, cancel);
            await RestoreBackup.Into(backup, server.AdminConnectionString, key, cancel);
        }
        catch
        {
            foreach (var made in new DirectoryInfo(folder.Folder).EnumerateDirectories()) made.Delete(recursive: true);
            foreach (var made in new DirectoryInfo(folder.Folder).EnumerateFiles()) made.Delete();
            throw;
        }
    }
}
