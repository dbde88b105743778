using Stoa.Cloud.Providers.Libvirt.Images.Tiny;
using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;

namespace Stoa.Tests.Cloud.Providers;

/// <summary>The suite on real machines: QEMU through libvirt's embedded driver, so no daemon is needed.</summary>
public sealed class LibvirtAsADriver(EmbeddedHypervisor hypervisor) : EveryDriver, IClassFixture<EmbeddedHypervisor>
{
    protected override string Image => "tiny";

    private protected override Task<ICloudProvider> Driver() => Task.FromResult<ICloudProvider>(hypervisor.Provider);

    [Fact]
    public async Task A_machine_that_does_not_boot_leaves_its_last_words_on_the_console()
    {
        var spec = Spec() with { Image = hypervisor.AddBrokenImage() };
        using var written = new SemaphoreSlim(0);
        await hypervisor.Provider.EnsureMachine(spec, TestContext.Current.CancellationToken);
        using var watcher = new FileSystemWatcher(hypervisor.FolderOf(spec.Key), "console.log") { NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite };
        watcher.Changed += (_, _) => written.Release();
        watcher.EnableRaisingEvents = true;
        IReadOnlyList<string> said;
        do said = await hypervisor.Provider.LastLines(spec.Key, 400, TestContext.Current.CancellationToken);
        while (!said.Any(line => line.Contains("Kernel panic", StringComparison.Ordinal)) && await written.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
        Assert.Contains(said, line => line.Contains("Kernel panic", StringComparison.Ordinal));
        Assert.DoesNotContain(said, line => line.Any(char.IsControl));
        await Gone(hypervisor.Provider);
    }

    // What libvirt says is so at once: it waits until QEMU is up or gone.
    protected override Task LetPass() => Task.CompletedTask;
}

/// <summary>An embedded hypervisor and a tiny image in a folder of their own.</summary>
public sealed class EmbeddedHypervisor : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-libvirt-");
    private HypervisorConnection connection = null!;
    private UsableImages images = null!;

    /// <summary>Where a machine's files lie.</summary>
    public string FolderOf(string key) => Path.Combine(folder.FullName, "machines", key);

    /// <summary>An image whose kernel finds nothing to start.</summary>
    public string AddBrokenImage()
    {
        var (whole, broken) = (Path.Combine(folder.FullName, "images", "tiny"), Directory.CreateDirectory(Path.Combine(folder.FullName, "images", "broken")).FullName);
        foreach (var part in new[] { "kernel", "disk.qcow2" }) File.Copy(Path.Combine(whole, part), Path.Combine(broken, part), overwrite: true);
        File.WriteAllText(Path.Combine(broken, "initrd"), "no archive");
        return "broken";
    }

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
        await TinyImage.Build(options.Images, _ => { }, CancellationToken.None);
        connection = new HypervisorConnection(options);
        images = new UsableImages(options);
        Provider = new LibvirtProvider(options, connection, images, TimeProvider.System);
    }

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        images.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
