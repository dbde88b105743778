using System.Runtime.CompilerServices;
using Stoa.Cloud.Providers.Libvirt.Native;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Real machines through libvirt: QEMU with KVM where the host has it, emulated otherwise.</summary>
internal sealed class LibvirtProvider(LibvirtOptions options, HypervisorConnection hypervisor, UsableImages images, Accelerator accelerator, TimeProvider clock) : ICloudProvider, IMachineNotices, IMachineReach, IMachineConsole, IDisposable
{
    // A request to switch off that comes while the guest still boots is lost, so it is repeated; then the plug is pulled.
    private static readonly TimeSpan AskAgain = TimeSpan.FromSeconds(3);
    private const int LinesTold = 12;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);
    private readonly SemaphoreSlim making = new(1, 1);
    private readonly Lock[] switches = [.. Enumerable.Range(0, 16).Select(_ => new Lock())];

    public string Name => "libvirt";

    public ProviderCapabilities Capabilities { get; } = new(Environment.ProcessorCount, 65536, 2048);

    public Task<IReadOnlyList<string>> Images(CancellationToken cancel) => Task.FromResult(options.Images.Names);

    public Task<IReadOnlyList<HostReport>> Hosts(CancellationToken cancel) => Task.FromResult<IReadOnlyList<HostReport>>([HostRoom.Here(Name, options)]);

    public async Task<Machine> EnsureMachine(MachineSpec spec, CancellationToken cancel)
    {
        if (await FindMachine(spec.Key, cancel) is { } there) return there;
        Capabilities.Check(spec);
        var image = await images.Find(spec.Image, spec.DiskGiB, cancel);
        DisksOf(spec);
        await Make(spec, new MachineFiles(options.MachinesFolder, spec.Key), image, cancel);
        return await EnsurePower(spec.Key, PowerState.On, cancel);
    }

    /// <summary>Does what the first machine would otherwise wait for: the image, the choice of KVM, and libvirt's look at its emulators.</summary>
    public async Task<Verdict> Prepare(CancellationToken cancel)
    {
        await images.EnsureTiny(cancel);
        var verdict = await accelerator.Decide(cancel);
        await hypervisor.Do(host =>
        {
            foreach (var domain in host.All()) domain.Dispose();
            return true;
        }, cancel);
        return verdict;
    }

    public Task<Machine?> FindMachine(string key, CancellationToken cancel) => hypervisor.Do(host =>
    {
        using var domain = host.Find(key);
        return domain is null ? null : Describe(domain);
    }, cancel);

    public async Task EnsureMachineGone(string key, CancellationToken cancel)
    {
        await hypervisor.Do(host =>
        {
            using var domain = host.Find(key);
            if (domain is null) return false;
            if (IsOn(domain.State)) domain.Destroy();
            domain.Undefine();
            return true;
        }, cancel);
        var folder = new MachineFiles(options.MachinesFolder, key).Folder;
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    public async Task<Machine> EnsurePower(string key, PowerState power, CancellationToken cancel)
    {
        if (power == PowerState.Off) await SwitchOff(key, cancel);
        return await hypervisor.Do(host =>
        {
            using var domain = Existing(host, key);
            if (power == PowerState.On) SwitchOn(domain, host.IsQemu);
            return Describe(domain) ?? throw Missing(key);
        }, cancel);
    }

    public async Task<Machine> EnsureRebooted(string key, string sinceBoot, CancellationToken cancel)
    {
        var machine = await FindMachine(key, cancel) ?? throw Missing(key);
        if (machine.Boot != sinceBoot) return machine;
        await SwitchOff(key, cancel);
        return await EnsurePower(key, PowerState.On, cancel);
    }

    public async IAsyncEnumerable<MachineNotice> Watch([EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var key in hypervisor.Changes(cancel))
            if (await FindMachine(key, cancel) is { } machine) yield return new MachineNotice(machine.Owner, key);
    }

    public async Task<bool> IsReached(Machine machine, CancellationToken cancel)
    {
        if (await SshBanner.Answers(machine.Ssh!, cancel)) return true;
        var console = await LastLines(machine.Key, int.MaxValue, cancel);
        return BootFailure.In(console) is { } line
            ? throw new ProviderException(ProviderFaults.NotBootable, BootFailure.Told(line, [.. console.TakeLast(LinesTold)]), isTransient: false)
            : false;
    }

    public Task<IReadOnlyList<string>> LastLines(string key, int count, CancellationToken cancel) =>
        ConsoleTail.Read(new MachineFiles(options.MachinesFolder, key).Console, count, cancel);

    public void Dispose() => making.Dispose();

    private async Task Make(MachineSpec spec, MachineFiles files, ImageFiles image, CancellationToken cancel)
    {
        // One at a time: two makers of one machine would write the same files, two machines would find the same free port.
        await making.WaitAsync(cancel);
        try
        {
            if (await FindMachine(spec.Key, cancel) is not null) return;
            await MachineDisk.Make(spec, image, files, cancel);
            await SeedImage.Write(spec, files.Seed, cancel);
            var verdict = await accelerator.Decide(cancel);
            await hypervisor.Do(host =>
            {
                var definition = new DomainDefinition(spec, files, image, DisksOf(spec), SshPorts.FindFree(host, options), TypeOf(host, verdict));
                host.Define(definition.ToXml().ToString()).Dispose();
                return true;
            }, cancel);
        }
        finally
        {
            making.Release();
        }
    }

    private static DomainType TypeOf(Hypervisor host, Verdict verdict) => !host.IsQemu ? DomainType.Test : verdict.IsKvm ? DomainType.Kvm : DomainType.Qemu;

    private IReadOnlyList<DiskFile> DisksOf(MachineSpec spec)
    {
        var disks = spec.Disks.Select(key => new DiskFile(options.DisksFolder, spec.Owner, key)).ToList();
        return disks.Find(disk => !disk.Exists) is { } missing
            ? throw new ProviderException(ProviderFaults.NoSuchDisk, $"The disk {missing.Key} is not there yet.", isTransient: true)
            : disks;
    }

    private void SwitchOn(Domain domain, bool isQemu)
    {
        // A machine that is just being started is paused for a moment: two who start it must not take that for a pause to end.
        lock (switches[(domain.Name.GetHashCode(StringComparison.Ordinal) & int.MaxValue) % switches.Length]) Start(domain, isQemu);
    }

    private void Start(Domain domain, bool isQemu)
    {
        if (domain.State is DomainState.ShutOff or DomainState.Crashed)
        {
            var files = new MachineFiles(options.MachinesFolder, domain.Name);
            if (!domain.HasSavedMemory) ConsoleLog.BeginAnew(files);
            MachineOwnership.Give(options, files, domain.Definition());
            domain.Create();
            BootMark.Renew(files);
        }
        else if (domain.State is DomainState.Paused) domain.Resume();

        if (isQemu) SshPorts.EnsureForwarded(domain, DomainDefinition.Read(domain.Definition())!.Value.SshPort);
    }

    private async Task SwitchOff(string key, CancellationToken cancel)
    {
        var began = clock.GetUtcNow();
        var asked = DateTimeOffset.MinValue;
        while (await IsStillOn(key, ask: clock.GetUtcNow() - asked >= AskAgain, cancel))
        {
            if (clock.GetUtcNow() - asked >= AskAgain) asked = clock.GetUtcNow();
            if (clock.GetUtcNow() - began >= options.ShutdownPatience) await PullThePlug(key, cancel);
            else await Task.Delay(Look, clock, cancel);
        }
    }

    private Task<bool> IsStillOn(string key, bool ask, CancellationToken cancel) => hypervisor.Do(host =>
    {
        using var domain = Existing(host, key);
        var isOn = IsOn(domain.State);
        if (isOn && ask) domain.Shutdown();
        return isOn;
    }, cancel);

    private Task<bool> PullThePlug(string key, CancellationToken cancel) => hypervisor.Do(host =>
    {
        using var domain = Existing(host, key);
        if (IsOn(domain.State)) domain.Destroy();
        return true;
    }, cancel);

    private static bool IsOn(DomainState state) => state is not (DomainState.ShutOff or DomainState.Crashed);

    private Machine? Describe(Domain domain)
    {
        if (DomainDefinition.Read(domain.Definition()) is not { } ours) return null;
        var files = new MachineFiles(options.MachinesFolder, domain.Name);
        return new Machine(domain.Name, ours.Owner, domain.Name, NodeStateOf(domain.State), BootMark.Read(files), Environment.MachineName, new MachineAddress("127.0.0.1", ours.SshPort, "debian"));
    }

    private static NodeState NodeStateOf(DomainState state) => state switch
    {
        DomainState.Running or DomainState.Blocked => NodeState.Running,
        DomainState.Paused or DomainState.Suspended => NodeState.Suspended,
        DomainState.ShuttingDown => NodeState.Stopping,
        DomainState.ShutOff => NodeState.Stopped,
        DomainState.Crashed => NodeState.Error,
        _ => NodeState.Unknown,
    };

    private static Domain Existing(Hypervisor host, string key) => host.Find(key) ?? throw Missing(key);

    private static ProviderException Missing(string key) => new(ProviderFaults.NoSuchMachine, $"There is no machine {key} here.", isTransient: false);
}
