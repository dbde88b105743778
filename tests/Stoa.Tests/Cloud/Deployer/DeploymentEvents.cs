using Stoa.Contracts.Deployer;

namespace Stoa.Tests.Cloud.Deployer;

/// <summary>Reading a deployment's events one by one.</summary>
internal static class DeploymentEvents
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static IAsyncEnumerator<DeploymentView> Events(this CloudNode node, DeploymentId id) => node.Deployer.Follow(id, Cancel).GetAsyncEnumerator(Cancel);

    public static async Task<DeploymentView> Next(this IAsyncEnumerator<DeploymentView> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(Patience, Cancel));
        return events.Current;
    }

    /// <summary>What a person sees of the run.</summary>
    public static string Told(this DeploymentView view) =>
        $"{view.Run!.State}: {string.Join(", ", view.Run.Steps.Select(step => $"{step.Name} {step.State} {step.Reason}"))}";
}
