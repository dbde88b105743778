using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>
/// <c>GET deployments/{id}/events</c>: the deployment now and at each change, as server-sent events, until nothing is in flight.
/// </summary>
internal sealed class FollowDeployment(DeployerStore store, Runs runs, WakeSignal wake, TimeProvider clock)
{
    // Only the net: a change of the row or of a run's steps ends the wait at once.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(15);

    public async Task<Results<EmptyHttpResult, ProblemHttpResult>> Handle(DeploymentId id, HttpResponse response, CancellationToken cancel)
    {
        // Before the first look, so that no change falls between that and the first wait.
        using var watch = wake.Changes.Watch(id.ToString());
        if (await Read(id, cancel) is not { } view) return Problems.NotFound("deployment");
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-store";
        await Tell(view, new Stream(response), watch, cancel);
        return TypedResults.Empty;
    }

    private async Task Tell(DeploymentView view, Stream stream, ChangeWatch watch, CancellationToken cancel)
    {
        await stream.Send(view, cancel);
        while (!IsSettled(view))
        {
            await watch.Wait(Look, clock, cancel);
            if (await Read(view.Id, cancel) is not { } next) return;
            await stream.Send(view = next, cancel);
        }
    }

    private async Task<DeploymentView?> Read(DeploymentId id, CancellationToken cancel)
    {
        await using var transaction = await store.Begin(cancel);
        store.ChangeTracker.Clear();
        return await store.Find(id, cancel) is { } deployment ? deployment.View(await runs.Read(store, deployment.Subject, cancel)) : null;
    }

    private static bool IsSettled(DeploymentView view) =>
        view.State is DeploymentState.Running or DeploymentState.Stopped or DeploymentState.Failed or DeploymentState.Terminated
        && view.Run is not { State: RunState.Queued or RunState.Active };

    // The framework's writer has no comments, which keep the connection open through proxies while nothing changes.
    private sealed class Stream(HttpResponse response)
    {
        private string? last;

        public async Task Send(DeploymentView view, CancellationToken cancel)
        {
            var data = JsonSerializer.Serialize(view, StoaJson.Tolerant);
            await response.WriteAsync(data == last ? ": nothing new\n\n" : $"data: {data}\n\n", cancel);
            await response.Body.FlushAsync(cancel);
            last = data;
        }
    }
}
