using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Deployer.Work;

/// <summary>The steps that ask compute, by the deployment's id as the machine's key, and wait to be told.</summary>
internal sealed class MachineSteps(ComputeClient compute)
{
    /// <summary>What is signalled when compute says that the machine changed.</summary>
    public const string Changed = "machine-changed";

    // The signal may be lost with a process, and what compute waits for is shown here too: so look now and then.
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    public Task<StepResult> EnsureRunning(StepContext<DeploymentWork> step, CancellationToken cancel) => Ensure(step, MachineState.Running, cancel);

    public Task<StepResult> EnsureStopped(StepContext<DeploymentWork> step, CancellationToken cancel) => Ensure(step, MachineState.Stopped, cancel);

    public async Task<StepResult> EnsureGone(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        await compute.EnsureGone(step.Subject, cancel);
        var machine = await compute.Find(step.Subject, cancel);
        return machine is null or { State: MachineState.Gone } ? StepResult.Done : Waiting(machine, "The machine is being removed.");
    }

    /// <summary>The run's id is the key of the wish: repeated, it restarts the machine once.</summary>
    public async Task<StepResult> AskForReboot(StepContext<DeploymentWork> step, CancellationToken cancel)
    {
        await compute.Reboot(step.Subject, step.Run.ToString(), cancel);
        return StepResult.Done;
    }

    public async Task<StepResult> AwaitReboot(StepContext<DeploymentWork> step, CancellationToken cancel) =>
        Judge(step, await compute.Find(step.Subject, cancel), MachineState.Running);

    // Asked once, then looked at: asked again, compute would try again what it gave up.
    private async Task<StepResult> Ensure(StepContext<DeploymentWork> step, MachineState power, CancellationToken cancel)
    {
        if (step.State.IsAsked) return Judge(step, await compute.Find(step.Subject, cancel), power);
        try
        {
            var machine = await compute.Ensure(step.Subject, step.State.Machine with { Power = power }, cancel);
            step.State.IsAsked = true;
            return Judge(step, machine, power);
        }
        catch (ProblemException refused) when (refused.Problem is { Status: 409, Type: not "stoa:changed-meanwhile" })
        {
            return StepResult.Stop(refused.Problem.Type, refused.Problem.Detail ?? refused.Problem.Title);
        }
    }

    private static StepResult Judge(StepContext<DeploymentWork> step, MachineView? machine, MachineState wanted)
    {
        if (machine is null) return StepResult.Stop("deployer:no-machine", "Compute does not know the machine any more.");
        if (machine.InFlight is not null) return Waiting(machine, $"The machine is {Doing(machine.InFlight)}.");
        if (machine.Code is not null || machine.State != wanted)
            return StepResult.Stop(machine.Code ?? "deployer:machine-not-as-wanted", machine.Reason ?? $"The machine is {machine.State}, not {wanted}.");
        step.State.Ssh = machine.Address;
        return StepResult.Done;
    }

    private static string Doing(string activity) => activity switch
    {
        "creating" => "being created",
        "destroying" => "being removed",
        "rebooting" => "restarting",
        _ => activity,
    };

    private static StepResult Waiting(MachineView machine, string otherwise) => StepResult.Wait(Changed, Look, machine.Reason ?? otherwise);
}
