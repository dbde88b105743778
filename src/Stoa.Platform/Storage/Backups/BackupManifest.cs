using System.Text.Json;

namespace Stoa.Platform.Storage.Backups;

/// <summary>What a backup says of itself: <c>manifest.json</c>, the first entry of the file.</summary>
/// <param name="Format">Grows when an older program would misread the file.</param>
/// <param name="TakenAt">When the snapshot was taken; nothing after it is in the backup.</param>
/// <param name="KeyCheck">Tells whether a key file is the right one, and nothing of the key.</param>
/// <param name="Migrations">Applied when it was taken, as <c>component/name</c> with the checksum of their text.</param>
/// <param name="Rows">Number of rows by table, <c>schema.table</c>.</param>
/// <param name="Dump">SHA-256 of <c>database.dump</c>, hexadecimal.</param>
public sealed record BackupManifest(
    int Format,
    DateTimeOffset TakenAt,
    string KeyCheck,
    IReadOnlyDictionary<string, string> Migrations,
    IReadOnlyDictionary<string, long> Rows,
    string Dump)
{
    /// <summary>The format that this program writes, and the newest that it reads.</summary>
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>UTF-8 JSON, for people too.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Readable);

    /// <exception cref="JsonException">It is something else.</exception>
    public static BackupManifest Parse(Stream json) => JsonSerializer.Deserialize<BackupManifest>(json, Readable) ?? throw new JsonException("null");
}
