using System.Diagnostics;
using Npgsql;
using Stoa.Contracts.Deployer;

namespace Stoa.SystemTests.Kills;

/// <summary>PostgreSQL ends at once in the middle of an order, as by a power cut, and is started again; the process lives on.</summary>
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

    public void Dispose() => folder.Delete(recursive: true);

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
