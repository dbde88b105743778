using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Providers;

public sealed class TheDisksOfTheSimulator(TestDatabase database) : EveryDriverOfDisks, IClassFixture<TestDatabase>
{
    private protected override IDiskProvider Driver { get; } = new SimulatorFixture(database).Disks();
}

public sealed class TheDisksOfLibvirt : EveryDriverOfDisks, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-disks-");

    public TheDisksOfLibvirt() => Driver = new LibvirtDisks(new LibvirtOptions
    {
        Uri = "", MachinesFolder = "", ImagesFolder = "", DisksFolder = folder.FullName,
    });

    private protected override IDiskProvider Driver { get; }

    // Whatever a test did, it has taken back: no file of any owner is left.
    public void Dispose()
    {
        var left = folder.GetFileSystemInfos("*", SearchOption.AllDirectories);
        folder.Delete(recursive: true);
        Assert.Empty(left);
    }
}
