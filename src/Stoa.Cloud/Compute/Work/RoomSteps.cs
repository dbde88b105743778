using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Work;

/// <summary>The steps that claim room on a host for a machine, under the machine's own key, and give it back.</summary>
internal sealed class RoomSteps(FabricClient fabric)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Only for what this run makes. No room is a reason to wait; what a company may not have, waiting does not help.</summary>
    public async Task<StepResult> Claim(StepContext<MachineWork> step, CancellationToken cancel)
    {
        if (step.State.Make is not { } machine) return StepResult.Done;
        try
        {
            var claim = await fabric.Claim(step.Subject, step.State.Room, step.State.Reservation, cancel);
            step.State.Make = machine with { Host = claim.Host };
            return StepResult.Done;
        }
        catch (ProblemException refused) when (refused.Problem.Type == FabricClient.NoRoom)
        {
            return StepResult.Later(Look, refused.Problem.Detail ?? refused.Problem.Title);
        }
        catch (ProblemException refused) when (refused.Problem is { Status: 409, Type: not "stoa:changed-meanwhile" })
        {
            return StepResult.Stop(refused.Problem.Type, refused.Problem.Detail ?? refused.Problem.Title);
        }
    }

    /// <summary>Only what this run claimed.</summary>
    public Task<StepResult> Release(StepContext<MachineWork> step, CancellationToken cancel) =>
        step.State.Make is null ? Task.FromResult(StepResult.Done) : Free(step, cancel);

    /// <summary>Whatever there is of a claim.</summary>
    public async Task<StepResult> Free(StepContext<MachineWork> step, CancellationToken cancel)
    {
        await fabric.Release(step.Subject, cancel);
        return StepResult.Done;
    }
}
