using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Cloud.Providers.Libvirt.Images;
using Stoa.Cloud.Providers.Libvirt.Images.Tiny;
using Stoa.Platform.Providers;

namespace Stoa.Tests.Cloud.Providers;

/// <summary>The suite on real machines: QEMU through libvirt's embedded driver, so no daemon is needed.</summary>
public sealed class LibvirtAsADriver(EmbeddedHypervisor hypervisor) : EveryDriver, IClassFixture<EmbeddedHypervisor>
{
    protected override string Image => "tiny";

    private protected override Task<ICloudProvider> Driver() => Task.FromResult<ICloudProvider>(hypervisor.Provider);

    [Fact]
    public async Task A_machine_whose_kernel_panics_again_and_again_is_told_as_not_bootable_with_its_last_words()
    {
        var told = await NotBootable(hypervisor.AddBrokenImage());
        Assert.Contains("Kernel panic - not syncing", told, StringComparison.Ordinal);
        Assert.DoesNotContain(told, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public async Task A_machine_whose_disk_has_no_boot_loader_is_told_as_not_bootable() =>
        Assert.Contains("The machine does not boot: No bootable device.", await NotBootable(await hypervisor.AddBlankImage()), StringComparison.Ordinal);

    [Fact]
    public async Task A_guest_is_run_behind_a_filter_and_by_nobody_where_that_user_may_open_kvm()
    {
        await hypervisor.Provider.EnsureMachine(Spec(), TestContext.Current.CancellationToken);
        var status = await File.ReadAllLinesAsync($"/proc/{Emulator()}/status", TestContext.Current.CancellationToken);
        foreach (var line in (string[])["Seccomp:\t2", "NoNewPrivs:\t1"]) Assert.Contains(line, status);
        if (GuestUser.OfThisHost is { } user)
            foreach (var line in (string[])[$"Uid:\t{user.Id}\t{user.Id}\t{user.Id}\t{user.Id}", "CapEff:\t0000000000000000"]) Assert.Contains(line, status);
        await Gone(hypervisor.Provider);
    }

    private string Emulator() => Directory.GetDirectories("/proc").Select(Path.GetFileName)
        .First(process => int.TryParse(process, out _) && File.ReadAllText($"/proc/{process}/cmdline").Contains($"guest={Spec().Key},", StringComparison.Ordinal))!;

    private async Task<string> NotBootable(string image)
    {
        var (spec, cancel) = (Spec() with { Image = image }, TestContext.Current.CancellationToken);
        using var written = new SemaphoreSlim(0);
        var machine = await hypervisor.Provider.EnsureMachine(spec, cancel);
        using var watcher = new FileSystemWatcher(hypervisor.FolderOf(spec.Key), "console.log") { NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite };
        watcher.Changed += (_, _) => written.Release();
        watcher.EnableRaisingEvents = true;
        try
        {
            while (!await hypervisor.Provider.IsReached(machine, cancel) && await written.WaitAsync(TimeSpan.FromSeconds(60), cancel)) continue;
        }
        catch (ProviderException refused)
        {
            Assert.Equal((ProviderFaults.NotBootable, false), (refused.Code, refused.IsTransient));
            await Gone(hypervisor.Provider);
            return refused.Message;
        }

        throw new InvalidOperationException("It said nothing for a minute.");
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
    private Accelerator accelerator = null!;

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

    /// <summary>An image with nothing on it.</summary>
    public async Task<string> AddBlankImage()
    {
        var folderOfImage = Directory.CreateDirectory(Path.Combine(folder.FullName, "images", "blank")).FullName;
        await Tool.Run("qemu-img", ["create", "-q", "-f", "qcow2", Path.Combine(folderOfImage, "disk.qcow2"), "64M"], CancellationToken.None);
        return "blank";
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
        // Whoever runs the guests must be able to come here.
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        connection = new HypervisorConnection(options);
        images = new UsableImages(options);
        accelerator = new Accelerator(options);
        Provider = new LibvirtProvider(options, connection, images, accelerator, TimeProvider.System);
    }

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        images.Dispose();
        accelerator.Dispose();
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
