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
        // Looked for, not watched: a watch on a folder that is made meanwhile comes too late for what happens in it at once.
        await Waiting.Moment(() => IsDiskMade(data), "the machine's disk is made", cancel);
        await daemon.Kill();
        await customer.SeesNewest(WaitsForIt, "the order waits for the hypervisor", cancel);
        await daemon.Start();

        // The call that starts the guest is under way then, and breaks off without any word.
        await Waiting.Moment(() => Emulators.In(stoa.Folder).Any(), "the emulator runs", cancel);
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

    private static bool IsDiskMade(DirectoryInfo data) =>
        data.EnumerateDirectories("machines").SelectMany(machines => machines.EnumerateDirectories()).Any(machine => File.Exists(Path.Combine(machine.FullName, "root.qcow2")));

    private static bool WaitsForIt(DeploymentView seen) =>
        seen.Run?.Steps.Any(step => step.Reason?.Contains("libvirt", StringComparison.Ordinal) == true) == true;
}
