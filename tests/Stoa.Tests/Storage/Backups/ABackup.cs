using Npgsql;
using Stoa.Platform.Security;
using Stoa.Platform.Storage;
using Stoa.Platform.Storage.Backups;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage.Backups;

public sealed class ABackup(PostgresServer server, TestDatabase database) : IClassFixture<TestDatabase>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-backup-");

    private string File => Path.Combine(folder.FullName, "stoa.backup");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Brings_every_row_of_every_company_into_an_empty_database()
    {
        await Plant();
        var taken = await Take();
        Assert.Equal(2, taken.Rows["platform.outbox"]);
        var empty = await Empty();
        using (var backup = await OpenedBackup.Open(File, database.Key, Schema.Migrations, Cancel))
            await RestoreBackup.Into(backup, empty, database.Key, Cancel);
        Assert.Equal(await Outbox(database.AdminConnectionString), await Outbox(empty));
        Assert.Equal(await Policies(database.AdminConnectionString), await Policies(empty));
    }

    [Fact]
    public async Task Is_not_written_over_another_one()
    {
        await System.IO.File.WriteAllTextAsync(File, "precious", Cancel);
        Assert.Equal("backup-exists", (await Assert.ThrowsAsync<BackupRefusedException>(Take)).Code);
        Assert.Equal("precious", await System.IO.File.ReadAllTextAsync(File, Cancel));
    }

    [Fact]
    public async Task Is_not_restored_with_another_key() => Assert.Equal("backup-other-key", await RefusedAfter(_ => { }, PlatformKey.Ephemeral()));

    [Fact]
    public async Task Is_not_restored_by_a_program_that_is_older() =>
        Assert.Equal("backup-newer", await RefusedAfter(_ => { }, known: [.. Schema.Migrations.Skip(1)]));

    [Theory]
    [InlineData(0.1)]
    [InlineData(0.5)]
    [InlineData(0.95)]
    public async Task Is_not_restored_when_a_byte_of_it_changed(double where) =>
        Assert.Equal("backup-damaged", await RefusedAfter(bytes => bytes[(int)(bytes.Length * where)] ^= 0xff));

    [Fact]
    public async Task Is_not_restored_when_its_end_is_missing()
    {
        await Take();
        await using (var cut = new FileStream(File, FileMode.Open)) cut.SetLength(cut.Length / 2);
        Assert.Equal("backup-damaged", await Refused(database.Key, Schema.Migrations));
    }

    [Fact]
    public async Task Is_not_restored_over_an_installation()
    {
        await Take();
        using var backup = await OpenedBackup.Open(File, database.Key, Schema.Migrations, Cancel);
        var refused = await Assert.ThrowsAsync<BackupRefusedException>(() => RestoreBackup.Into(backup, database.AdminConnectionString, database.Key, Cancel));
        Assert.Equal("restore-not-empty", refused.Code);
    }

    [Fact]
    public async Task Holds_no_key_and_leaves_nothing_beside_it()
    {
        var taken = await Take();
        Assert.DoesNotContain(Convert.ToHexStringLower(database.Key.Derive("backup/key-check")), System.Text.Encoding.UTF8.GetString(taken.ToJson()), StringComparison.Ordinal);
        Assert.Equal(["stoa.backup"], folder.GetFileSystemInfos().Select(entry => entry.Name));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(File));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<BackupManifest> Take() => new TakeBackup(new() { ConnectionString = database.ConnectionString }, database.Key, TimeProvider.System).To(File, Cancel);

    private async Task<string> RefusedAfter(Action<byte[]> damage, PlatformKey? key = null, IReadOnlyList<Migration>? known = null)
    {
        await Take();
        var bytes = await System.IO.File.ReadAllBytesAsync(File, Cancel);
        damage(bytes);
        await System.IO.File.WriteAllBytesAsync(File, bytes, Cancel);
        return await Refused(key ?? database.Key, known ?? Schema.Migrations);
    }

    private async Task<string> Refused(PlatformKey key, IReadOnlyList<Migration> known) =>
        (await Assert.ThrowsAsync<BackupRefusedException>(() => OpenedBackup.Open(File, key, known, Cancel))).Code;

    private async Task<string> Empty()
    {
        var name = $"restored_{Guid.NewGuid():N}";
        await Text(await server.AdminConnectionString("postgres"), $"CREATE DATABASE {name} TEMPLATE template0");
        return await server.AdminConnectionString(name);
    }

    private Task Plant() => database.AsAdmin("""
        INSERT INTO platform.outbox (id, tenant_id, component, name, key, bucket, version, actor, body, occurred_at)
        SELECT gen_random_uuid(), gen_random_uuid(), 'test', 'test.planted', 'k', 1, 1, 'test', '{}', now() FROM generate_series(1, 2)
        """);

    private static Task<string?> Outbox(string connection) => Text(connection, "SELECT string_agg(o::text, E'\n' ORDER BY id) FROM platform.outbox o");

    private static Task<string?> Policies(string connection) => Text(connection, "SELECT string_agg(p::text, E'\n' ORDER BY p::text) FROM pg_policies p");

    private static async Task<string?> Text(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(Cancel);
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(Cancel) as string;
    }
}
