using System.Net;
using System.Net.Http.Json;
using Stoa.Cloud.Providers;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Deployer;

public sealed class ADeploymentThatIsSwitched(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private readonly CloudNode node = cloud.Node;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await node.Begin();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Stops_and_starts_again_as_the_same_machine()
    {
        var (_, running) = await node.OrderRunning();
        var before = await Outside(running.Id);
        await node.Deployer.Stop(running.Id, "k1", Cancel);
        await node.Until(running.Id, view => view.State == DeploymentState.Stopped);
        Assert.Equal(NodeState.Stopped, (await Outside(running.Id)).State);
        await node.Deployer.Start(running.Id, "k2", Cancel);
        await node.Until(running.Id, view => view.State == DeploymentState.Running);
        var after = await Outside(running.Id);
        Assert.Equal((before.Id, NodeState.Running), (after.Id, after.State));
        Assert.NotEqual(before.Boot, after.Boot);
    }

    [Fact]
    public async Task Remembers_what_was_done_to_it_step_by_step()
    {
        var (_, running) = await node.OrderRunning();
        foreach (var (action, wanted) in new[] { ("stop", DeploymentState.Stopped), ("start", DeploymentState.Running), ("stop", DeploymentState.Stopped) })
        {
            await (action == "stop" ? node.Deployer.Stop(running.Id, node.Clock.GetUtcNow().ToString("O"), Cancel) : node.Deployer.Start(running.Id, "go", Cancel));
            await node.Until(running.Id, view => view.State == wanted && view.Run!.State == RunState.Succeeded);
        }

        var seen = new List<RunView>();
        string? cursor = null;
        do
        {
            var path = new Uri($"/api/deployer/deployments/{running.Id}/runs?limit=3{(cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}")}", UriKind.Relative);
            var page = (await node.Node.As(node.Customer).GetFromJsonAsync<Page<RunView>>(path, StoaJson.Tolerant, Cancel))!;
            Assert.InRange(page.Items.Count, 1, 3);
            cursor = page.Next;
            seen.AddRange(page.Items);
        }
        while (cursor is not null);

        Assert.Equal(["stop", "start", "stop", "bare-vm"], seen.Select(run => run.Workflow));
        Assert.DoesNotContain(seen.SelectMany(run => run.Steps), step => step.Name == "ensure-data-disk");
        Assert.All(seen, run => Assert.All(run.Steps, step => Assert.Equal(StepState.Done, step.State)));
        Assert.Equal(seen.Select(run => run.StartedAt).OrderDescending(), seen.Select(run => run.StartedAt));
        Assert.Equal((await node.Now(running.Id)).Run!.Steps, seen[0].Steps);
    }

    [Fact]
    public async Task Does_one_after_the_other_what_was_asked_at_once()
    {
        var (_, running) = await node.OrderRunning();
        var before = await Outside(running.Id);
        var stopping = await node.Deployer.Stop(running.Id, "k1", Cancel);
        var starting = await node.Deployer.Start(running.Id, "k2", Cancel);
        Assert.Equal((RunState.Active, RunState.Queued), (stopping.Run!.State, starting.Run!.State));
        var last = await node.Until(running.Id, view => view.Run!.Id == starting.Run.Id && view.Run.State == RunState.Succeeded);
        Assert.Equal(DeploymentState.Running, last.State);
        Assert.NotEqual(before.Boot, (await Outside(running.Id)).Boot);
    }

    [Fact]
    public async Task Waits_with_the_stop_until_it_was_made()
    {
        var begun = await node.Order();
        Assert.Equal(RunState.Queued, (await node.Deployer.Stop(begun.Id, "k1", Cancel)).Run!.State);
        await node.Until(begun.Id, view => view.State == DeploymentState.Stopped);
        Assert.Single(node.Told<DeploymentSucceeded>(), m => m.Deployment == begun.Id);
    }

    [Fact]
    public async Task Reboots_once_although_the_answer_was_lost()
    {
        var (_, running) = await node.OrderRunning();
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsureRebooted, SimulatedEffect.LoseAnswer));
        await node.Deployer.Reboot(running.Id, "k1", Cancel);
        await node.Until(running.Id, view => view is { State: DeploymentState.Running, Run: { Workflow: "reboot", State: RunState.Succeeded } });
        Assert.EndsWith("/2", (await Outside(running.Id)).Boot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Takes_the_wish_that_waits_already_for_the_same_one()
    {
        var begun = await node.Order();
        var asked = await Task.WhenAll(Enumerable.Range(0, 20).Select(n => node.Deployer.Reboot(begun.Id, $"k{n}", Cancel)));
        Assert.Single(asked.Select(view => view.Run!.Id).Distinct());
        await node.Until(begun.Id, view => view is { State: DeploymentState.Running, Run: { Workflow: "reboot", State: RunState.Succeeded } });
        Assert.EndsWith("/2", (await Outside(begun.Id)).Boot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refuses_more_wishes_than_anybody_means()
    {
        var begun = await node.Order();
        for (var n = 0; n < 3; n++)
        {
            await node.Deployer.Stop(begun.Id, $"stop{n}", Cancel);
            await node.Deployer.Start(begun.Id, $"start{n}", Cancel);
        }

        var refused = await Assert.ThrowsAsync<ProblemException>(() => node.Deployer.Stop(begun.Id, "one-more", Cancel));
        Assert.Equal("deployer:queue-full", refused.Problem.Type);
    }

    [Fact]
    public async Task Stays_as_it_is_when_the_cloud_refuses_and_the_run_says_why()
    {
        var (_, running) = await node.OrderRunning();
        await node.Follow(new SimulatorRule(SimulatedCommand.EnsurePower, SimulatedEffect.FailForGood, Code: "locked", Message: "The machine is locked."));
        await node.Deployer.Stop(running.Id, "k1", Cancel);
        var refused = await node.Until(running.Id, view => view.Run!.State == RunState.Failed);
        Assert.Equal((DeploymentState.Running, "locked"), (refused.State, refused.Run!.Code));
        await node.Deployer.Stop(running.Id, "k2", Cancel);
        await node.Until(running.Id, view => view.State == DeploymentState.Stopped);
    }

    [Fact]
    public async Task Is_refused_when_it_failed_or_has_ended()
    {
        var begun = await node.Order(Orders.New(node, image: "no-such-image"));
        await node.Until(begun.Id, view => view.State == DeploymentState.Failed);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => node.Deployer.Stop(begun.Id, "k1", Cancel));
        Assert.Equal("deployer:not-deployed", refused.Problem.Type);
    }

    [Fact]
    public async Task Follows_its_machine_when_somebody_else_switched_it()
    {
        var (_, running) = await node.OrderRunning();
        await node.Cloud.SwitchFromOutside(running.Id.ToString(), PowerState.Off, Cancel);
        await node.Convergence.Tick(Cancel);
        await node.Settle();
        Assert.Equal(DeploymentState.Stopped, (await node.Now(running.Id)).State);
        await node.Cloud.SwitchFromOutside(running.Id.ToString(), PowerState.On, Cancel);
        node.Clock.Advance(TimeSpan.FromSeconds(5));
        await node.Convergence.Tick(Cancel);
        await node.Settle();
        Assert.Equal(DeploymentState.Running, (await node.Now(running.Id)).State);
    }

    [Fact]
    public async Task Has_failed_when_its_machine_is_there_no_more()
    {
        var (_, running) = await node.OrderRunning();
        await node.Cloud.EnsureMachineGone(running.Id.ToString(), Cancel);
        await node.Convergence.Tick(Cancel);
        await node.Settle();
        var lost = await node.Now(running.Id);
        Assert.Equal((DeploymentState.Failed, null, RunState.Succeeded), (lost.State, lost.Endpoint, lost.Run!.State));
        Assert.DoesNotContain(node.Told<DeploymentFailed>(), told => told.Deployment == running.Id);
    }

    [Fact]
    public async Task Is_not_there_for_anybody_else()
    {
        var (_, running) = await node.OrderRunning();
        var stranger = new DeployerClient(node.Node.As(Person.New()));
        Assert.Null(await stranger.Deployment(running.Id, Cancel));
        Assert.Empty((await stranger.Deployments(null, Cancel)).Items);
        Assert.True((await Assert.ThrowsAsync<ProblemException>(() => stranger.Stop(running.Id, "k1", Cancel))).IsNotFound);
        using var visited = await node.Node.AsVisitor().GetAsync(new Uri($"/api/deployer/deployments/{running.Id}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, visited.StatusCode);
    }

    private async Task<Machine> Outside(DeploymentId id) => (await node.Cloud.FindMachine(id.ToString(), Cancel))!;
}
