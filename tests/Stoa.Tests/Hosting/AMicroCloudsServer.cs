using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Security;

namespace Stoa.Tests.Hosting;

public sealed class AMicroCloudsServer
{
    [Fact]
    public async Task Keeps_its_data_from_start_to_start_and_stops_with_us()
    {
        await using var cluster = new TemporaryCluster();
        int first;
        await using (var server = await cluster.Start())
        {
            await TemporaryCluster.Ask(server, "CREATE TABLE kept AS SELECT 7 AS n");
            first = PostmasterFile.Read(cluster.Cluster)!.Process;
        }

        Assert.False(Directory.Exists($"/proc/{first}"), $"PostgreSQL, process {first}, still runs after it was disposed of.");
        await using var again = await cluster.Start();
        Assert.Equal(7, await TemporaryCluster.Ask(again, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Listens_on_a_unix_socket_only_and_wants_a_password()
    {
        await using var cluster = new TemporaryCluster();
        await using var server = await cluster.Start();

        Assert.Equal("", await TemporaryCluster.Ask(server, "SHOW listen_addresses"));
        Assert.Equal("C", await TemporaryCluster.Ask(server, "SELECT datcollate FROM pg_database WHERE datname = 'stoa'"));
        await using var stranger = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.AdminConnectionString) { Password = "guess" }.ConnectionString);
        var refused = await Assert.ThrowsAsync<PostgresException>(() => stranger.OpenAsync(TestContext.Current.CancellationToken));
        Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
    }

    [Fact]
    public async Task Is_started_again_when_it_dies_by_itself()
    {
        await using var cluster = new TemporaryCluster();
        var log = new AwaitedLog("PostgreSQL is up again");
        await using var server = await cluster.Start(log);
        await TemporaryCluster.Ask(server, "CREATE TABLE kept AS SELECT 7 AS n");

        Posix.Signal(PostmasterFile.Read(cluster.Cluster)!.Process, Posix.Quit);
        await log.Written;

        Assert.Equal(7, await TemporaryCluster.Ask(server, "SELECT n FROM kept"));
    }

    [Fact]
    public async Task Lies_at_a_long_path_with_its_socket_elsewhere()
    {
        await using var cluster = new TemporaryCluster(Fixtures.TestFolders.Make() + new string('x', 120));
        string host;
        await using (var server = await cluster.Start())
        {
            host = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;
            Assert.False(host.StartsWith(cluster.Path, StringComparison.Ordinal), host);
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(host));
            Assert.Equal(1, await TemporaryCluster.Ask(server, "SELECT 1"));
        }

        Assert.False(Directory.Exists(host), $"{host} should be gone with the server.");
    }

    [Fact]
    public async Task Refuses_a_key_with_which_it_was_not_made_and_a_configuration_that_it_cannot_read()
    {
        await using var cluster = new TemporaryCluster();
        await using (await cluster.Start())
        {
        }

        var foreign = await Assert.ThrowsAsync<CannotStartException>(() => cluster.Start(key: PlatformKey.Ephemeral()));
        Assert.Equal("key-mismatch", foreign.Code);

        await File.AppendAllTextAsync(Path.Combine(cluster.Cluster, "postgresql.conf"), "nonsense here", TestContext.Current.CancellationToken);
        var died = await Assert.ThrowsAsync<CannotStartException>(() => cluster.Start());
        Assert.Equal("postgres-died", died.Code);
        Assert.Contains("syntax error in file", died.Message, StringComparison.Ordinal);
    }
}
