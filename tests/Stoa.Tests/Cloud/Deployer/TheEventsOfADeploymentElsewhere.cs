namespace Stoa.Tests.Cloud.Deployer;

/// <summary>One process is asked for the events, another one does the steps. The clock of the first stands still.</summary>
public sealed class TheEventsOfADeploymentElsewhere(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private readonly CloudNode node = cloud.Node;

    [Fact]
    public async Task Come_at_once()
    {
        var cancel = TestContext.Current.CancellationToken;
        await node.Begin();
        await using var other = await cloud.AnotherNode();
        while (await cloud.AsAdmin("SELECT count(*) >= 2 FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()") is not true) await Task.Yield();
        var (_, running) = await node.OrderRunning();
        await node.Deployer.Stop(running.Id, "stop-there", cancel);
        await using var events = node.Events(running.Id);
        var before = await events.Next();

        // The other one pauses between two signals, by its own clock.
        var change = events.Next();
        while (!change.IsCompleted) await other.Pass(TimeSpan.FromMilliseconds(20));

        Assert.NotEqual(before.Told(), (await change).Told());
    }
}
