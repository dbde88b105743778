using System.Formats.Tar;
using System.Text.Json;
using Stoa.Platform.Security;

namespace Stoa.Platform.Storage.Backups;

/// <summary>A backup that was unpacked and found whole, and to fit this program and key.</summary>
public sealed class OpenedBackup : IDisposable
{
    private readonly WorkFolder work;

    private OpenedBackup(WorkFolder work, BackupManifest manifest) => (this.work, Manifest) = (work, manifest);

    /// <summary>What it says of itself.</summary>
    public BackupManifest Manifest { get; }

    internal string Dump => work.File(TakeBackup.DumpEntry);

    /// <param name="file">The backup.</param>
    /// <param name="key">The installation's.</param>
    /// <param name="known">All migrations of this program.</param>
    /// <param name="cancel">Leaves nothing behind.</param>
    /// <exception cref="BackupRefusedException">It is none, damaged, of a newer program, or of another key.</exception>
    public static async Task<OpenedBackup> Open(string file, PlatformKey key, IReadOnlyList<Migration> known, CancellationToken cancel)
    {
        file = Path.GetFullPath(file);
        if (!File.Exists(file)) throw new BackupRefusedException("backup-missing", $"There is no file {file}.");
        var unpacked = WorkFolder.Beside(file);
        try
        {
            var manifest = await Unpack(file, unpacked, cancel);
            await Check(manifest, file, unpacked, cancel);
            CheckFit(manifest, file, key, known);
            return new OpenedBackup(unpacked, manifest);
        }
        catch
        {
            unpacked.Dispose();
            throw;
        }
    }

    public void Dispose() => work.Dispose();

    private static async Task<BackupManifest> Unpack(string file, WorkFolder unpacked, CancellationToken cancel)
    {
        try
        {
            await using var stream = File.OpenRead(file);
            await using var tar = new TarReader(stream);
            var first = await tar.GetNextEntryAsync(copyData: false, cancel);
            if (first is not { Name: TakeBackup.ManifestEntry, DataStream: { } json }) throw new InvalidDataException("It does not begin with a manifest.");
            var manifest = BackupManifest.Parse(json);
            if (await tar.GetNextEntryAsync(copyData: false, cancel) is not { Name: TakeBackup.DumpEntry } dump) throw new InvalidDataException("It holds no dump.");
            await dump.ExtractToFileAsync(unpacked.File(TakeBackup.DumpEntry), overwrite: false, cancel);
            return manifest;
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or JsonException or IOException)
        {
            throw new BackupRefusedException("backup-damaged", $"{file} is no whole backup of Stoa: {broken.Message} Take another copy of it.", broken);
        }
    }

    private static async Task Check(BackupManifest manifest, string file, WorkFolder unpacked, CancellationToken cancel)
    {
        if (manifest.Format > BackupManifest.CurrentFormat)
            throw new BackupRefusedException("backup-newer", $"{file} was written by a newer program (format {manifest.Format}; this one reads {BackupManifest.CurrentFormat}). Restore it with that one.");
        if (await TakeBackup.Sum(unpacked.File(TakeBackup.DumpEntry), cancel) != manifest.Dump)
            throw new BackupRefusedException("backup-damaged", $"{file} is damaged: its checksum is wrong. Take another copy of it.");
    }

    private static void CheckFit(BackupManifest manifest, string file, PlatformKey key, IReadOnlyList<Migration> known)
    {
        if (manifest.KeyCheck != KeyCheck.Of(key))
            throw new BackupRefusedException("backup-other-key", $"{file} belongs to another key: name the key file that the installation had with --key-file.");
        var texts = known.ToDictionary(m => $"{m.Component}/{m.Name}", m => m.Checksum, StringComparer.Ordinal);
        var unknown = manifest.Migrations.Where(applied => texts.GetValueOrDefault(applied.Key) != applied.Value).Select(applied => applied.Key).ToList();
        if (unknown.Count > 0)
            throw new BackupRefusedException("backup-newer", $"{file} was written by a newer program: this one does not know {string.Join(", ", unknown)}. Restore it with that one.");
    }
}
