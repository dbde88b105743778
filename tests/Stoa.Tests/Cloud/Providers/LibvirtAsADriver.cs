using Stoa.Cloud.Providers.Libvirt.Images.Tiny;
using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;

namespace Stoa.Tests.Cloud.Providers;

/// <summary>The suite on real machines: QEMU through libvirt's embedded driver, so no daemon is needed.</summary>
public sealed class LibvirtAsADriver(EmbeddedHypervisor hypervisor) : EveryDriver, IClassFixture<EmbeddedHypervisor>
{
    protected override string Image => "tiny";

    private protected override Task<ICloudProvider> Driver() => Task.FromResult<ICloudProvider>(hypervisor.Provider);

    // What libvirt says is so at once: it waits until QEMU is up or gone.
    protected override Task LetPass() => Task.CompletedTask;
}

/// <summary>An embedded hypervisor and a tiny image in a folder of their own.</summary>
public sealed class EmbeddedHypervisor : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-libvirt-");
    private HypervisorConnection connection = null!;

    internal LibvirtProvider Provider { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var options = new LibvirtOptions
        {
            Uri = $"qemu:///embed?root={folder.FullName}/libvirt",
            MachinesFolder = Path.Combine(folder.FullName, "machines"),
            DisksFolder = Path.Combine(folder.FullName, "disks"),
            ImagesFolder = Path.Combine(folder.FullName, "images"),
            FirstPort = 23000,
            ShutdownPatience = TimeSpan.FromSeconds(1),
        };
        await TinyImage.Build(new DirectoryInfo(Path.Combine(options.ImagesFolder, "tiny")), _ => { }, CancellationToken.None);
        connection = new HypervisorConnection(options);
        Provider = new LibvirtProvider(options, connection, TimeProvider.System);
    }

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
