using Stoa.Contracts.Deployer;
using Stoa.Contracts.Workflows;

namespace Stoa.Cli.Deployments;

/// <summary>Shows each step of a deployment as it happens, through restarts of the server, then how it stands.</summary>
internal sealed class FollowDeployment(Invocation call, Following following)
{
    private readonly HashSet<string> said = new(StringComparer.Ordinal);

    /// <summary>Ends when nothing is in flight.</summary>
    public async Task<DeploymentView> ToEnd(DeploymentView deployment, CancellationToken cancel)
    {
        // A server that stops ends the stream in good order, whatever is in flight.
        do deployment = await following.Ask(() => Listen(deployment, cancel), cancel);
        while (deployment.Run?.State is RunState.Active or RunState.Queued);
        call.Output.Print(deployment, DeploymentsCommand.Columns);
        return deployment;
    }

    private async Task<DeploymentView> Listen(DeploymentView deployment, CancellationToken cancel)
    {
        await foreach (var now in call.Client(http => new DeployerClient(http)).Follow(deployment.Id, cancel))
        {
            following.Heard();
            deployment = now;
            foreach (var step in now.Run?.Steps ?? []) Say(step);
        }

        return deployment;
    }

    private void Say(StepView step)
    {
        if (step.State == StepState.Ahead) return;
        // Waiting is no attempt: only those that failed are counted.
        var attempts = step.Attempts == 0 ? "" : $" (attempt {step.Attempts + 1} of {step.MaxAttempts})";
        var line = step.Reason is null ? $"{step.Name}: {step.State}" : $"{step.Name}: {step.State}, {step.Reason}{attempts}";
        if (said.Add(line)) call.Output.Say(line);
    }
}
