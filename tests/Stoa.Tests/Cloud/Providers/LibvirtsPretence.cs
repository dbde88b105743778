using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Tests.Cloud.Providers.Images;

namespace Stoa.Tests.Cloud.Providers;

/// <summary>The suite on <c>test:///default</c>: all of libvirt's API but a guest, in no time and without QEMU.</summary>
public sealed class LibvirtsPretence : EveryDriver, IAsyncLifetime
{
    private readonly ImageFolder folder = new();
    private HypervisorConnection connection = null!;
    private UsableImages images = null!;
    private Accelerator accelerator = null!;
    private LibvirtProvider provider = null!;

    protected override string Image => "disk";

    public async ValueTask InitializeAsync()
    {
        var disk = await folder.Disk("disk.qcow2", "qcow2", "1G");
        await folder.Add(disk, ImageFolder.Sum(disk));
        var options = folder.Options with { FirstPort = 24000, Acceleration = "tcg" };
        (connection, images, accelerator) = (new HypervisorConnection(options), new UsableImages(options), new Accelerator(options));
        provider = new LibvirtProvider(options, connection, images, accelerator, TimeProvider.System);
    }

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        images.Dispose();
        accelerator.Dispose();
        folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private protected override Task<ICloudProvider> Driver() => Task.FromResult<ICloudProvider>(provider);

    protected override Task LetPass() => Task.CompletedTask;
}
