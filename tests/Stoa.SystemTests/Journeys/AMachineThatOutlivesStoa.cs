using Stoa.Contracts.Deployer;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Journeys;

/// <summary>Stoa is killed with SIGKILL while a machine of it runs: the machine runs on, and is Stoa's again afterwards.</summary>
public sealed class AMachineThatOutlivesStoa
{
    private const string BootId = "cat /proc/sys/kernel/random/boot_id";

    [Fact]
    public async Task Runs_on_and_is_adopted_on_the_same_port()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stoa = await Installation.Start(Shape.One, "libvirt");
        using var customer = await Customer.SignUp(stoa, "grace@example.com", cancel);
        await customer.AddCard(cancel);
        var key = await SshKey.Make(stoa.Folder, "hers");
        var deployment = await customer.Order("small", "steady", key.PublicFile, cancel);
        var (boot, emulator) = (await key.Run(deployment.Endpoint!, BootId, cancel), Assert.Single(Emulators.In(stoa.Folder)));

        await stoa.KillAndStartAgain(async () => Assert.Equal(boot, await key.Run(deployment.Endpoint!, BootId, cancel)));
        Assert.Equal(boot, await key.Run(deployment.Endpoint!, BootId, cancel));
        Assert.Equal(emulator, Assert.Single(Emulators.In(stoa.Folder)));

        await customer.Act("stop", deployment.Id, DeploymentState.Stopped, cancel);
        Assert.Empty(Emulators.In(stoa.Folder));
        await customer.Act("start", deployment.Id, DeploymentState.Running, cancel);
        Assert.NotEqual(boot, await key.Run(deployment.Endpoint!, BootId, cancel));
        await customer.Terminate(deployment.Order, cancel);
        Assert.Empty(Emulators.In(stoa.Folder));
    }

    [Fact]
    public async Task Is_started_again_when_its_emulator_is_killed_while_it_boots()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stoa = await Installation.Start(Shape.One, "libvirt");
        using var customer = await Customer.SignUp(stoa, "grace@example.com", cancel);
        await customer.AddCard(cancel);
        var key = await SshKey.Make(stoa.Folder, "hers");
        var ordering = customer.Order("small", "again", key.PublicFile, cancel);
        await customer.SeesNewest(newest => newest.Run!.Steps.Any(step => step.Reason?.Contains("SSH does not answer yet", StringComparison.Ordinal) == true), "the guest boots", cancel);
        Emulators.Kill(Assert.Single(Emulators.In(stoa.Folder)));

        var deployment = await ordering;
        Assert.Equal("again", await key.Run(deployment.Endpoint!, "hostname", cancel));
        Assert.Single(Emulators.In(stoa.Folder));
        Assert.Single(Directory.GetDirectories(Path.Combine(stoa.Folder.FullName, "data", "machines")));
    }
}
