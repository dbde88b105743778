using System.CommandLine;
using Stoa.Cli;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;
using Stoa.Platform.Storage.Backups;
using Stoa.Serving;

namespace Stoa.Backups;

/// <summary><c>stoa backup</c>: writes the platform's database into one file, while Stoa runs or not.</summary>
internal static class BackupCommand
{
    private static readonly Argument<FileInfo> Target = new("file") { Description = "Where to write it; must not exist." };

    public static Command Create()
    {
        var command = new Command("backup", "Write the platform's database into one file; everything goes on meanwhile.")
        {
            Target, ServeOptions.Data, ServeOptions.Database, ServeOptions.KeyFile,
        };
        command.SetAction((parsed, cancel) => Refusals.Tell(() => Run(parsed, cancel)));
        return command;
    }

    private static async Task Run(ParseResult parsed, CancellationToken cancel)
    {
        await using var source = await BackupSource.Open(parsed, cancel);
        var file = parsed.GetValue(Target)!.FullName;
        var database = new DatabaseOptions { ConnectionString = source.ConnectionString };
        var manifest = await new TakeBackup(database, PlatformKey.LoadOrCreate(source.KeyFile), TimeProvider.System).To(file, cancel);
        Terminal.Say($"{manifest.Rows.Values.Sum()} rows of {manifest.Rows.Count} tables are in {file}, {new FileInfo(file).Length / 1024} KiB.");
        Terminal.Say($"The key {source.KeyFile} is NOT in it, and without it nothing can be restored: keep a copy of it, elsewhere.");
        Terminal.Say("Disks of machines and machine images are not in it: they lie in the data folder.");
    }
}
