using System.Net;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Http.Edge;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Deployer;

public sealed class TheEventsOfADeployment(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private readonly CloudNode node = cloud.Node;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await node.Begin();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Show_each_change_once_and_end_when_it_runs()
    {
        var begun = await node.Order();
        var seen = new List<DeploymentView>();
        var following = Follow(begun.Id, seen);
        await node.Until(begun.Id, view => view.State == DeploymentState.Running);
        await following.WaitAsync(DeploymentEvents.Patience, Cancel);
        Assert.Equal(DeploymentState.Provisioning, seen[0].State);
        Assert.Equal((DeploymentState.Running, RunState.Succeeded), (seen[^1].State, seen[^1].Run!.State));
        Assert.Equal(seen.Count, seen.Select(view => System.Text.Json.JsonSerializer.Serialize(view, StoaJson.Tolerant)).Distinct().Count());
    }

    [Fact]
    public async Task Come_at_once_while_the_clock_stands_still()
    {
        var (_, running) = await node.OrderRunning();
        await node.Deployer.Stop(running.Id, "stop-it", Cancel);
        await using var events = node.Events(running.Id);
        var before = await events.Next();
        await node.Settle();

        var after = await events.Next();

        Assert.NotEqual(before.Told(), after.Told());
    }

    [Fact]
    public async Task Come_at_once_when_the_row_alone_has_changed()
    {
        var begun = await node.Order();
        await using var events = node.Events(begun.Id);
        await events.Next();
        await node.InStore(async store => (await store.Find(begun.Id, Cancel))!.IsCalled("renamed.example"));
        Assert.Equal("renamed.example", (await events.Next()).Name);
    }

    [Fact]
    public async Task Come_later_when_nobody_told_that_there_is_one()
    {
        var begun = await node.Order();
        await using var events = node.Events(begun.Id);
        await events.Next();
        await cloud.AsAdmin($"UPDATE deployer.deployment SET dns_name = 'moved.example' WHERE id = '{begun.Id.Value}'");
        var change = events.Next();
        while (!change.IsCompleted)
        {
            node.Clock.Advance(TimeSpan.FromSeconds(15));
            await Task.Yield();
        }

        Assert.Equal("moved.example", (await change).Name);
    }

    [Fact]
    public async Task Are_one_when_nothing_is_in_flight()
    {
        var (_, running) = await node.OrderRunning();
        var seen = new List<DeploymentView>();
        await Follow(running.Id, seen);
        Assert.Equal(DeploymentState.Running, Assert.Single(seen).State);
    }

    [Fact]
    public async Task Are_not_shown_to_anybody_else()
    {
        var begun = await node.Order();
        using var answer = await node.Node.As(Person.New()).GetAsync(new Uri($"/api/deployer/deployments/{begun.Id}/events", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Are_told_to_one_company_in_a_limited_number_of_streams()
    {
        var begun = await node.Order();
        var open = new List<HttpResponseMessage>();
        for (var i = 0; i < OpenStreams.Most; i++) open.Add(await Open(begun.Id));
        Assert.All(open, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        using var refused = await Open(begun.Id);
        Assert.Equal((HttpStatusCode.TooManyRequests, TimeSpan.FromSeconds(15)), (refused.StatusCode, refused.Headers.RetryAfter!.Delta));
        foreach (var answer in open) answer.Dispose();
    }

    private Task<HttpResponseMessage> Open(DeploymentId id) => node.Node.As(node.Customer).GetAsync(
        new Uri($"/api/deployer/deployments/{id}/events", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Cancel);

    private async Task Follow(DeploymentId id, List<DeploymentView> seen)
    {
        await foreach (var view in node.Deployer.Follow(id, Cancel)) seen.Add(view);
    }
}
