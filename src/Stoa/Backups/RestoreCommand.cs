using System.CommandLine;
using Stoa.Cli;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;
using Stoa.Platform.Storage.Backups;
using Stoa.Serving;

namespace Stoa.Backups;

/// <summary><c>stoa restore</c>: brings a backup into an empty data folder, or into an empty database of a cluster.</summary>
internal static class RestoreCommand
{
    private static readonly Argument<FileInfo> Source = new("file") { Description = "What stoa backup wrote." };
    private static readonly Option<FileInfo> Key = new("--key-file") { Description = "The key that the installation had; it is not in the backup.", Required = true };
    private static readonly Option<string?> Admin = new("--admin") { Description = "Connection string of a superuser to the empty database of a cluster; without it the data folder is made." };

    public static Command Create()
    {
        var command = new Command("restore", "Bring a backup into an empty data folder or database.") { Source, Key, ServeOptions.Data, Admin };
        command.SetAction((parsed, cancel) => Refusals.Tell(() => Run(parsed, cancel)));
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancel)
    {
        if (!parsed.GetValue(Key)!.Exists) throw new BackupRefusedException("key-file-missing", $"There is no key file {parsed.GetValue(Key)}.");
        var key = PlatformKey.LoadOrCreate(parsed.GetValue(Key)!.FullName);
        using var backup = await OpenedBackup.Open(parsed.GetValue(Source)!.FullName, key, Known(), cancel);
        if (parsed.GetValue(Admin) is { } administrator) await RestoreBackup.Into(backup, administrator, key, cancel);
        else await RestoredFolder.Make(parsed.GetValue(ServeOptions.Data)!.FullName, parsed.GetValue(Key)!.FullName, backup, cancel);
        Terminal.Say($"{backup.Manifest.Rows.Values.Sum()} rows of {backup.Manifest.Rows.Count} tables are back, as of {backup.Manifest.TakenAt:u}; each table has as many as it had.");
        Terminal.Say("What happened after that is not known to it: look at the machines (stoa deployments list) before you let customers in.");
    }

    private static IReadOnlyList<Migration> Known() =>
        [.. Migration.Of("platform", typeof(Migration).Assembly), .. Components.All.SelectMany(component => component.Migrations)];
}
