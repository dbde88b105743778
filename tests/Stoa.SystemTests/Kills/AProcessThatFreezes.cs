using Stoa.Contracts.Deployer;

namespace Stoa.SystemTests.Kills;

/// <summary>A process stands still with a step's result on its way, for longer than its lease; another one takes its runs over.</summary>
public sealed class AProcessThatFreezes : IDisposable
{
    private const string MachineMade = "stoa_simulator: insert simulator.machine";
    private const string RecordedTwice = "SELECT count(*) FROM (SELECT FROM platform.run_step WHERE outcome = 'Done' GROUP BY run_id, step HAVING count(*) > 1) twice";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-freeze-");

    [Fact]
    public async Task Is_refused_when_it_comes_back_and_nothing_is_made_twice()
    {
        var cancel = TestContext.Current.CancellationToken;
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        await using var lane = await KillLane.Start(folder);
        var buyer = await Buyer.SignUp(lane, cancel);
        var stall = lane.Kills.Stall = new Stall(MachineMade, "stoa_engine", "platform.run_step");
        var ordered = new Ordered("frozen");
        var late = await Frozen(lane, stall, buyer, ordered, cancel);
        await using (await lane.StartAnother())
        {
            var cycle = new Cycle(lane, buyer, ordered);
            await cycle.Reach(DeploymentState.Running, cancel);
            stall.Release();
            await late.Answered.WaitAsync(cancel);
            Assert.Empty(late.Changed);
            lane.Node.Thaw();
            Assert.Empty(await cycle.Faults(Flow.All[0], cancel));
        }

        // Alone again, it works on, as a new worker.
        await new Cycle(lane, buyer, ordered).Run(Flow.All[2], null, cancel);
        Assert.Equal(0, await lane.Look<long>(RecordedTwice, cancel));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static async Task<Exchange> Frozen(KillLane lane, Stall stall, Buyer buyer, Ordered ordered, CancellationToken cancel)
    {
        ordered.Order = await buyer.Order(ordered.Hostname, cancel);
        var late = await stall.Standing.WaitAsync(TimeSpan.FromMinutes(1), cancel);
        lane.Node.Freeze();
        return late;
    }
}
