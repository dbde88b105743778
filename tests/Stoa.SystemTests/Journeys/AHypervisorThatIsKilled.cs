using Stoa.Contracts.Deployer;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Journeys;

/// <summary>The daemon that makes the machines is killed with SIGKILL in the middle: the order waits with the reason, and goes on when it is back.</summary>
public sealed class AHypervisorThatIsKilled
{
    [Fact]
    public async Task Is_waited_for_and_makes_exactly_one_machine()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var daemon = await LibvirtDaemon.Run();
        await using var stoa = await Installation.Start(Shape.One, "libvirt", settings: new Dictionary<string, string> { ["compute__Libvirt__Uri"] = daemon.Uri });
        using var customer = await Customer.SignUp(stoa, "grace@example.com", cancel);
        await customer.AddCard(cancel);
        var key = await SshKey.Make(stoa.Folder, "hers");
        var data = new DirectoryInfo(Path.Combine(stoa.Folder.FullName, "data"));

        var ordering = customer.Order("small", "patient", key.PublicFile, cancel);
        await DiskIsMade(data, cancel);
        await daemon.Kill();
        await customer.SeesNewest(WaitsForIt, "the order waits for the hypervisor", cancel);
        await daemon.Start();

        await customer.SeesNewest(Boots, "the guest boots", cancel);
        await daemon.Kill();
        await customer.SeesNewest(WaitsForIt, "the order waits for the hypervisor again", cancel);
        await daemon.Start();

        var deployment = await ordering;
        Assert.Equal("patient", await key.Run(deployment.Endpoint!, "hostname", cancel));
        Assert.Single(Emulators.In(stoa.Folder));
        Assert.Single(data.GetDirectories("machines/*"));
        await customer.Terminate(deployment.Order, cancel);
        Assert.Empty(Emulators.In(stoa.Folder));
        Assert.Empty(data.GetDirectories("machines/*"));
    }

    // Looked for, not watched: a watch on a folder that is made meanwhile comes too late for what happens in it at once.
    private static async Task DiskIsMade(DirectoryInfo data, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(TimeSpan.FromMinutes(1));
        using var glance = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        var machines = data.CreateSubdirectory("machines");
        while (!machines.EnumerateDirectories().Any(machine => File.Exists(Path.Combine(machine.FullName, "root.qcow2")))) await glance.WaitForNextTickAsync(patience.Token);
    }

    private static bool WaitsForIt(DeploymentView seen) => Says(seen, "libvirt");

    private static bool Boots(DeploymentView seen) => Says(seen, "SSH does not answer yet");

    private static bool Says(DeploymentView seen, string words) =>
        seen.Run?.Steps.Any(step => step.Reason?.Contains(words, StringComparison.Ordinal) == true) == true;
}
