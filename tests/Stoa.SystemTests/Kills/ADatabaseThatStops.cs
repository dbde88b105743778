using System.Diagnostics;
using System.Net;
using Npgsql;
using Stoa.Contracts.Deployer;

namespace Stoa.SystemTests.Kills;

/// <summary>PostgreSQL ends at once in the middle of an order, as by a power cut, and is started again, or lets nobody in; the process lives on.</summary>
public sealed class ADatabaseThatStops : IDisposable
{
    private const string Postmaster = @"SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-outage-");

    [Theory]
    [InlineData("stoa_simulator: insert simulator.machine")]
    [InlineData("stoa_engine: delete platform.outbox, insert platform.broadcast, insert platform.delivery")]
    [InlineData("stoa_engine: insert platform.run_step, update platform.run_cursor")]
    public async Task Loses_nothing_of_what_was_under_way(string effect)
    {
        var cancel = TestContext.Current.CancellationToken;
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        await using var lane = await KillLane.Start(folder);
        var buyer = await Buyer.SignUp(lane, cancel);
        await Cycle.Calm(lane, cancel);
        lane.Kills.Arm(new KillPoint("order to running", new Effect(effect, 1), Moment.After));
        var ordered = new Ordered("outlived");
        var order = buyer.Order(ordered.Hostname, cancel);
        await lane.Kills.Held.WaitAsync(TimeSpan.FromMinutes(1), cancel);
        using (var stop = Process.Start("kill", ["-QUIT", await lane.Look<string>(Postmaster, cancel)])) await stop.WaitForExitAsync(cancel);
        lane.Cut();
        ordered.Order = await order;
        var cycle = new Cycle(lane, buyer, ordered);
        await Outlasting(() => cycle.Reach(DeploymentState.Running, cancel));
        Assert.Empty(await cycle.Faults(Flow.All[0], cancel));
        Assert.True(lane.Node.IsRunning);
    }

    [Fact]
    public async Task Without_a_free_connection_holds_everything_up_says_so_and_goes_on()
    {
        var cancel = TestContext.Current.CancellationToken;
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        await using var lane = await KillLane.Start(folder);
        var buyer = await Buyer.SignUp(lane, cancel);
        await Cycle.Calm(lane, cancel);
        lane.Kills.Arm(new KillPoint("order to running", new Effect("stoa_simulator: insert simulator.machine", 1), Moment.After));
        var ordered = new Ordered("crowded") { Order = await buyer.Order("crowded", cancel) };
        await lane.Kills.Held.WaitAsync(TimeSpan.FromMinutes(1), cancel);
        await lane.Look<int>($"{Allow(0)}; SELECT count(pg_terminate_backend(pid))::int FROM pg_stat_activity WHERE usename LIKE 'stoa%' AND usename <> 'stoa_admin'", cancel);
        lane.Cut();
        using var unready = await lane.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, unready.StatusCode);
        Assert.Contains("no free connection", await unready.Content.ReadAsStringAsync(cancel), StringComparison.Ordinal);

        await lane.Look<int>($"{Allow(-1)}; SELECT 1", cancel);
        var cycle = new Cycle(lane, buyer, ordered);
        await cycle.Reach(DeploymentState.Running, cancel);
        Assert.Empty(await cycle.Faults(Flow.All[0], cancel));
        using var ready = await lane.Http.GetAsync(new Uri("/health/ready", UriKind.Relative), cancel);
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static string Allow(int connections) => $"ALTER DATABASE stoa CONNECTION LIMIT {connections}";

    // The test's own connections broke too.
    private static async Task Outlasting(Func<Task> look)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                await look();
                return;
            }
            catch (NpgsqlException)
            {
                await timer.WaitForNextTickAsync();
            }
        }
    }
}
