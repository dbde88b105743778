using Stoa.Cloud.Providers;
using Stoa.Contracts.Common;
using Stoa.Platform.Providers;

namespace Stoa.Tests.Cloud.Providers;

/// <summary>What the deploying side relies on, whatever the driver: the conformance suite, one class a driver.</summary>
public abstract class EveryDriver
{
    private static readonly TenantId Owner = new(Guid.CreateVersion7());
    private readonly string key = $"dep_{Guid.CreateVersion7():n}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>An image that the cloud has.</summary>
    protected abstract string Image { get; }

    private protected abstract Task<ICloudProvider> Driver();

    /// <summary>Lets so much time pass as a machine takes to start or stop.</summary>
    protected abstract Task LetPass();

    [Fact]
    public async Task A_machine_that_is_ensured_twice_is_one_machine()
    {
        var driver = await Driver();
        var first = await driver.EnsureMachine(Spec(), Cancel);
        var second = await driver.EnsureMachine(Spec(), Cancel);
        Assert.Equal(first.Id, second.Id);
        Assert.Equal(first.Boot, second.Boot);
        await Gone(driver);
    }

    [Fact]
    public async Task A_machine_that_is_ensured_by_many_at_once_is_one_machine()
    {
        var driver = await Driver();
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => driver.EnsureMachine(Spec(), Cancel)));
        Assert.Single(all.Select(m => m.Id).Distinct());
        await Gone(driver);
    }

    [Fact]
    public async Task A_new_machine_is_on_and_tells_whose_it_is_and_where_ssh_answers()
    {
        var driver = await Driver();
        await driver.EnsureMachine(Spec(), Cancel);
        var machine = await Reaches(driver, NodeState.Running);
        Assert.Equal((key, Owner), (machine.Key, machine.Owner));
        Assert.NotNull(machine.Ssh);
        await Gone(driver);
    }

    [Fact]
    public async Task A_machine_that_was_never_made_is_not_found() => Assert.Null(await (await Driver()).FindMachine(key, Cancel));

    [Fact]
    public async Task A_machine_that_is_gone_can_be_ensured_gone_again()
    {
        var driver = await Driver();
        await driver.EnsureMachine(Spec(), Cancel);
        await Gone(driver);
        await Gone(driver);
        Assert.Null(await driver.FindMachine(key, Cancel));
    }

    [Fact]
    public async Task A_running_machine_can_be_ensured_gone()
    {
        var driver = await Driver();
        await driver.EnsureMachine(Spec(), Cancel);
        await Reaches(driver, NodeState.Running);
        await Gone(driver);
        Assert.Null(await driver.FindMachine(key, Cancel));
    }

    [Fact]
    public async Task Power_is_ensured_off_and_on_and_each_switching_on_is_a_boot()
    {
        var driver = await Driver();
        var made = await driver.EnsureMachine(Spec(), Cancel);
        await Reaches(driver, NodeState.Running);
        await driver.EnsurePower(key, PowerState.Off, Cancel);
        await Reaches(driver, NodeState.Stopped);
        await driver.EnsurePower(key, PowerState.Off, Cancel);
        Assert.Equal(NodeState.Stopped, (await driver.FindMachine(key, Cancel))!.State);
        await driver.EnsurePower(key, PowerState.On, Cancel);
        var running = await Reaches(driver, NodeState.Running);
        Assert.NotEqual(made.Boot, running.Boot);
        Assert.Equal(running.Boot, (await driver.EnsurePower(key, PowerState.On, Cancel)).Boot);
        await Gone(driver);
    }

    [Fact]
    public async Task A_machine_that_is_off_stays_off_when_it_is_ensured_again()
    {
        var driver = await Driver();
        await driver.EnsureMachine(Spec(), Cancel);
        await driver.EnsurePower(key, PowerState.Off, Cancel);
        await Reaches(driver, NodeState.Stopped);
        Assert.Equal(NodeState.Stopped, (await driver.EnsureMachine(Spec(), Cancel)).State);
        await Gone(driver);
    }

    [Fact]
    public async Task A_reboot_since_one_boot_happens_once()
    {
        var driver = await Driver();
        var before = (await driver.EnsureMachine(Spec(), Cancel)).Boot;
        await Reaches(driver, NodeState.Running);
        await driver.EnsureRebooted(key, before, Cancel);
        var after = await Reaches(driver, NodeState.Running);
        Assert.NotEqual(before, after.Boot);
        Assert.Equal(after.Boot, (await driver.EnsureRebooted(key, before, Cancel)).Boot);
        await Gone(driver);
    }

    [Fact]
    public async Task Switching_a_machine_that_is_not_there_is_refused_for_good()
    {
        var driver = await Driver();
        await Refused(ProviderFaults.NoSuchMachine, () => driver.EnsurePower(key, PowerState.On, Cancel));
        await Refused(ProviderFaults.NoSuchMachine, () => driver.EnsureRebooted(key, "any", Cancel));
    }

    [Fact]
    public async Task An_unknown_image_is_refused_for_good_and_leaves_nothing()
    {
        var driver = await Driver();
        Assert.Contains(Image, await driver.Images(Cancel));
        await Refused(ProviderFaults.UnknownImage, () => driver.EnsureMachine(Spec() with { Image = "no-such-image" }, Cancel));
        Assert.Null(await driver.FindMachine(key, Cancel));
    }

    [Fact]
    public async Task A_size_beyond_the_limits_is_refused_for_good_and_leaves_nothing()
    {
        var driver = await Driver();
        var limits = driver.Capabilities;
        await Refused(ProviderFaults.SizeNotOffered, () => driver.EnsureMachine(Spec() with { Cores = limits.MaxCores + 1 }, Cancel));
        await Refused(ProviderFaults.SizeNotOffered, () => driver.EnsureMachine(Spec() with { MemoryMiB = limits.MaxMemoryMiB + 1 }, Cancel));
        await Refused(ProviderFaults.SizeNotOffered, () => driver.EnsureMachine(Spec() with { DiskGiB = 0 }, Cancel));
        Assert.Null(await driver.FindMachine(key, Cancel));
    }

    [Fact]
    public async Task A_driver_that_tells_of_changes_tells_of_a_new_machine()
    {
        var driver = await Driver();
        if (driver is not IMachineNotices notices) return;
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await using var heard = notices.Watch(enough.Token).GetAsyncEnumerator(enough.Token);
        var next = heard.MoveNextAsync();
        await driver.EnsureMachine(Spec(), Cancel);
        while (await next && heard.Current.Key != key) next = heard.MoveNextAsync();
        Assert.Equal(new MachineNotice(Owner, key), heard.Current);
        await Gone(driver);
    }

    private protected MachineSpec Spec() => new(key, Owner, "conformance", 1, 256, 1, Image, ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJvI2KLVvMn5uKQfzgXEaTzJDTXeDqDoBPL0yTtJkS4Y one"]);

    private protected Task Gone(ICloudProvider driver) => driver.EnsureMachineGone(key, Cancel);

    private protected static async Task Refused(string code, Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<ProviderException>(act);
        Assert.Equal((code, false), (refused.Code, refused.IsTransient));
    }

    private async Task<Machine> Reaches(ICloudProvider driver, NodeState state)
    {
        var machine = await driver.FindMachine(key, Cancel);
        for (var looks = 0; machine?.State != state && looks < 100; looks++)
        {
            await LetPass();
            machine = await driver.FindMachine(key, Cancel);
        }

        Assert.Equal(state, machine?.State);
        return machine!;
    }
}
