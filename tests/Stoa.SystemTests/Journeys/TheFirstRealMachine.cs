using Stoa.Contracts.Deployer;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Journeys;

/// <summary>The micro cloud with real virtual machines: QEMU, reached by ssh with the customer's key.</summary>
public sealed class TheFirstRealMachine
{
    private const string BootId = "cat /proc/sys/kernel/random/boot_id";

    [Fact]
    public async Task Is_logged_in_to_with_the_customers_key_and_leaves_nothing_behind()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stoa = await Installation.Start(Shape.One, "libvirt");
        using var customer = await Customer.SignUp(stoa, "grace@example.com", cancel);
        await customer.AddCard(cancel);
        var key = await SshKey.Make(stoa.Folder, "hers");
        var deployment = await customer.Order("small-data", "vessel", key.PublicFile, cancel);

        Assert.Equal("vessel", await key.Run(deployment.Endpoint!, "hostname", cancel));
        Assert.Contains("2G", await key.Run(deployment.Endpoint!, "lsblk -dn -o SIZE /dev/vda", cancel), StringComparison.Ordinal);
        Assert.Contains("1G", await key.Run(deployment.Endpoint!, "lsblk -dn -o SIZE /dev/vdb", cancel), StringComparison.Ordinal);
        await key.Run(deployment.Endpoint!, "echo kept > /data/note && sync", cancel);
        foreach (var transport in (string[])["+notcp", "+tcp"])
            Assert.Contains($"{deployment.Name}. 60 IN A 127.0.0.1", Spaced(await Dig.Ask(stoa, deployment.Name!, transport, cancel)), StringComparison.Ordinal);
        var inside = $"wget -T 3 -O /dev/null http://10.0.2.2:{stoa.Address.Port}/health/live 2>/dev/null && echo open || echo closed";
        Assert.Equal("closed", await key.Run(deployment.Endpoint!, inside, cancel));
        var other = await SshKey.Make(stoa.Folder, "anothers");
        await Assert.ThrowsAsync<InvalidOperationException>(() => other.Run(deployment.Endpoint!, "true", cancel));

        await customer.Act("stop", deployment.Id, DeploymentState.Stopped, cancel);
        await customer.Act("start", deployment.Id, DeploymentState.Running, cancel);
        Assert.Equal("vessel", await key.Run(deployment.Endpoint!, "hostname", cancel));
        Assert.Equal("kept", await key.Run(deployment.Endpoint!, "cat /data/note", cancel));

        var boot = await key.Run(deployment.Endpoint!, BootId, cancel);
        await customer.Act("reboot", deployment.Id, DeploymentState.Running, cancel);
        Assert.NotEqual(boot, await key.Run(deployment.Endpoint!, BootId, cancel));
        Assert.Equal("kept", await key.Run(deployment.Endpoint!, "cat /data/note", cancel));

        await customer.Terminate(deployment.Order, cancel);
        Assert.Empty(Directory.GetDirectories(Path.Combine(stoa.Folder.FullName, "data", "machines")));
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(stoa.Folder.FullName, "data", "disks")));
        Assert.Contains("status: NXDOMAIN", await Dig.Ask(stoa, deployment.Name!, "+tcp", cancel), StringComparison.Ordinal);
        Assert.False(await Listening.On(deployment.Endpoint!.Port));
    }

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
