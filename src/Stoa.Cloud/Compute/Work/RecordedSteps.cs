using Stoa.Cloud.Compute.Storage;
using Stoa.Cloud.Providers;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Workflows;
using Machine = Stoa.Cloud.Compute.Machines.Machine;

namespace Stoa.Cloud.Compute.Work;

/// <summary>The local steps of a machine's runs: what to do is read, what came of it is recorded and told.</summary>
internal sealed class RecordedSteps(ComputeStore store, TimeProvider clock)
{
    /// <summary>What is wanted now, which may be more than when the run was started.</summary>
    public async Task<StepResult> ReadWish(StepContext<MachineWork> step, CancellationToken cancel)
    {
        var machine = await Find(step, cancel);
        if (machine.IsUnwanted) return StepResult.Stop(ComputeProblems.Removed.Type, "The machine is to be removed.");
        if (machine.State == MachineState.Error) return StepResult.Stop(machine.Code ?? "compute:error", machine.Reason ?? "The machine is in error.");
        step.State.Make = machine.IsMade ? null : SpecOf(machine);
        step.State.Room = new Room(machine.Size.Cores, machine.Size.MemoryMiB, machine.Size.DiskGiB + machine.Size.DataDiskGiB);
        step.State.Power = machine.Wanted == MachineState.Running ? PowerState.On : PowerState.Off;
        return StepResult.Done;
    }

    /// <summary>The run gave up. When the machine is to be removed that does not matter any more.</summary>
    public async Task<StepResult> RecordFailure(StepContext<MachineWork> step, CancellationToken cancel)
    {
        var machine = await Find(step, cancel);
        if (machine.IsUnwanted) return StepResult.Done;
        machine.GaveUp(step.Failure!.Code, step.Failure.Detail);
        return await Told(machine, cancel);
    }

    public async Task<StepResult> RecordPower(StepContext<MachineWork> step, CancellationToken cancel)
    {
        var machine = await Find(step, cancel);
        machine.Reached(step.State.Power == PowerState.On ? MachineState.Running : MachineState.Stopped, step.State.Ssh);
        return await Told(machine, cancel);
    }

    public async Task<StepResult> RecordReboot(StepContext<MachineWork> step, CancellationToken cancel)
    {
        var machine = await Find(step, cancel);
        machine.Restarted(step.State.Reboot);
        return await Told(machine, cancel);
    }

    public async Task<StepResult> RecordRemoval(StepContext<MachineWork> step, CancellationToken cancel)
    {
        var machine = await Find(step, cancel);
        machine.Removed(step.Now);
        return await Told(machine, cancel);
    }

    private async Task<Machine> Find(StepContext<MachineWork> step, CancellationToken cancel) =>
        await store.Find(step.Subject, cancel) ?? throw new InvalidOperationException($"The machine {step.Subject} of the run {step.Run} is not on record.");

    private async Task<StepResult> Told(Machine machine, CancellationToken cancel)
    {
        await store.Tell(machine, clock, cancel);
        return StepResult.Done;
    }

    private static MachineSpec SpecOf(Machine machine) => new(
        machine.Key, machine.TenantId, machine.Hostname, machine.Size.Cores, machine.Size.MemoryMiB, machine.Size.DiskGiB, machine.Size.Image, machine.SshKeys)
    {
        Disks = machine.Disks,
    };
}
