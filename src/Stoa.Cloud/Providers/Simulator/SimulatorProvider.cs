using Stoa.Contracts.Compute;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>The driver of the simulated cloud.</summary>
internal sealed class SimulatorProvider(SimulatedCloud cloud, ScriptedLine line, SimulatedNotices notices, SimulatorOptions options)
    : ICloudProvider, IMachineNotices
{
    public string Name => "simulator";

    public ProviderCapabilities Capabilities { get; } = new(MaxCores: 64, MaxMemoryMiB: 262_144, MaxDiskGiB: 16_384);

    public Task<IReadOnlyList<string>> Images(CancellationToken cancel) => Task.FromResult(SimulatedCloud.Images);

    public Task<IReadOnlyList<HostReport>> Hosts(CancellationToken cancel) => Task.FromResult(SimulatedPlace.Hosts(Name, options));

    public Task<Machine> EnsureMachine(MachineSpec spec, CancellationToken cancel)
    {
        Capabilities.Check(spec);
        if (!SimulatedCloud.Images.Contains(spec.Image))
            throw new ProviderException(ProviderFaults.UnknownImage, $"The simulated cloud has no image {spec.Image}: it has {string.Join(", ", SimulatedCloud.Images)}.", isTransient: false);
        return line.Send(SimulatedCommand.EnsureMachine, spec.Key, async sent => Told(await cloud.Make(spec, sent)), cancel);
    }

    public Task<Machine?> FindMachine(string key, CancellationToken cancel) =>
        line.Send(SimulatedCommand.FindMachine, key, sent => cloud.Find(key, sent), cancel);

    public Task EnsureMachineGone(string key, CancellationToken cancel) => line.Send(SimulatedCommand.EnsureMachineGone, key, async sent =>
    {
        if (await cloud.Remove(key, sent) is { } removed) notices.Tell(new MachineNotice(removed.Owner, key));
        return true;
    }, cancel);

    public Task<Machine> EnsurePower(string key, PowerState power, CancellationToken cancel) => line.Send(
        SimulatedCommand.EnsurePower, key, async sent => Told(await cloud.Switch(key, power == PowerState.On, sent) ?? await Present(key, sent)), cancel);

    public Task<Machine> EnsureRebooted(string key, string sinceBoot, CancellationToken cancel) => line.Send(
        SimulatedCommand.EnsureRebooted, key, async sent => Told(await cloud.Restart(key, sinceBoot, sent) ?? await Present(key, sent)), cancel);

    public IAsyncEnumerable<MachineNotice> Watch(CancellationToken cancel) => notices.Watch(cancel);

    /// <summary>What somebody at the host does, past every rule: switches the machine over.</summary>
    public async Task SwitchFromOutside(string key, PowerState power, CancellationToken cancel)
    {
        if (await cloud.Switch(key, power == PowerState.On, cancel) is { } switched) Told(switched);
    }

    private async Task<Machine> Present(string key, CancellationToken cancel) => await cloud.Find(key, cancel)
        ?? throw new ProviderException(ProviderFaults.NoSuchMachine, $"The simulated cloud has no machine {key}.", isTransient: false);

    private Machine Told(Machine machine)
    {
        var happened = new MachineNotice(machine.Owner, machine.Key);
        notices.Tell(happened);
        if (machine.State == NodeState.Starting) notices.TellAfter(options.Boot, happened);
        return machine;
    }
}
