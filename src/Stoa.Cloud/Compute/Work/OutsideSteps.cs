using Stoa.Cloud.Providers;
using Stoa.Platform.Providers;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Compute.Work;

/// <summary>The steps of a machine's runs that ask its cloud. All of them ensure, by our key.</summary>
internal sealed class OutsideSteps(CloudProviders providers)
{
    /// <summary>What is signalled when the cloud says that the machine changed.</summary>
    public const string Noticed = "noticed";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan SlowBoot = TimeSpan.FromSeconds(30);
    private const int ConsoleLines = 12;
    private static readonly TimeSpan Obstinacy = TimeSpan.FromMinutes(1);

    public async Task<StepResult> Make(StepContext<MachineWork> step, CancellationToken cancel)
    {
        if (step.State.Make is { } spec) await Cloud(step).EnsureMachine(spec, cancel);
        return StepResult.Done;
    }

    /// <summary>Only what this run made.</summary>
    public async Task<StepResult> Unmake(StepContext<MachineWork> step, CancellationToken cancel)
    {
        if (step.State.Make is not null) await Cloud(step).EnsureMachineGone(step.Subject, cancel);
        return StepResult.Done;
    }

    public async Task<StepResult> Switch(StepContext<MachineWork> step, CancellationToken cancel)
    {
        await Cloud(step).EnsurePower(step.Subject, step.State.Power, cancel);
        return StepResult.Done;
    }

    public async Task<StepResult> AwaitPower(StepContext<MachineWork> step, CancellationToken cancel)
    {
        var machine = await Find(step, cancel);
        var wanted = step.State.Power == PowerState.On ? NodeState.Running : NodeState.Stopped;
        step.State.WaitsSince ??= step.Now;
        // It was on already: the guest or its emulator ended in between, and nobody else would switch it on again.
        if (wanted == NodeState.Running && machine.State is NodeState.Stopped or NodeState.Error) machine = await Cloud(step).EnsurePower(step.Subject, PowerState.On, cancel);
        if (machine.State != wanted && step.Now - step.State.WaitsSince < Patience)
            return StepResult.Wait(Noticed, Look, machine.Place is null ? $"The machine is {Word(machine.State)}." : $"The machine is {Word(machine.State)} at {machine.Place}.");
        if (machine.State != wanted) return StepResult.Stop("compute:power-not-reached", $"The machine stayed {Word(machine.State)} for {Patience.TotalMinutes} minutes.{await Console(step, ConsoleLines, cancel)}");
        step.State.Ssh = machine.Ssh;
        if (wanted == NodeState.Stopped || Cloud(step) is not IMachineReach reach || await reach.IsReached(machine, cancel)) return StepResult.Done;
        return step.Now - step.State.WaitsSince < Patience
            ? StepResult.Wait(Noticed, LookAgain, $"The machine is running; SSH does not answer yet.{await Console(step, lines: 1, cancel)}")
            : StepResult.Stop("compute:not-reached", $"SSH did not answer for {Patience.TotalMinutes} minutes.{await Console(step, ConsoleLines, cancel)}");
    }

    public async Task<StepResult> ReadBoot(StepContext<MachineWork> step, CancellationToken cancel)
    {
        step.State.SinceBoot = (await Find(step, cancel)).Boot;
        step.State.Power = PowerState.On;
        return StepResult.Done;
    }

    public async Task<StepResult> Restart(StepContext<MachineWork> step, CancellationToken cancel)
    {
        await Cloud(step).EnsureRebooted(step.Subject, step.State.SinceBoot!, cancel);
        return StepResult.Done;
    }

    /// <summary>Never gives up: what is not removed costs money and may hold somebody's data.</summary>
    public async Task<StepResult> Remove(StepContext<MachineWork> step, CancellationToken cancel)
    {
        try
        {
            await Cloud(step).EnsureMachineGone(step.Subject, cancel);
            return StepResult.Done;
        }
        catch (ProviderException refused)
        {
            return StepResult.Later(refused.IsTransient ? Look : Obstinacy, refused.Message);
        }
    }

    // A boot takes its time: what the guest writes meanwhile is of interest when it takes too long.
    private async Task<string> Console(StepContext<MachineWork> step, int lines, CancellationToken cancel)
    {
        if (Cloud(step) is not IMachineConsole console || step.Now - step.State.WaitsSince < SlowBoot) return "";
        var last = await console.LastLines(step.Subject, lines, cancel);
        return last.Count == 0 ? " Its console says nothing." : $" Its console says: {string.Join('\n', last)}";
    }

    private ICloudProvider Cloud(StepContext<MachineWork> step) => providers[step.State.Provider];

    private async Task<Machine> Find(StepContext<MachineWork> step, CancellationToken cancel) =>
        await Cloud(step).FindMachine(step.Subject, cancel)
        ?? throw new ProviderException(ProviderFaults.NoSuchMachine, "The cloud does not know the machine any more.", isTransient: false);

    private static string Word(NodeState state) => state.ToString().ToLowerInvariant();
}
