using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Tests.Cloud.Providers.Images;

namespace Stoa.Tests.Cloud.Providers;

public sealed class TheConsoleOfAMachine : IDisposable
{
    private readonly ImageFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Is_cut_off_under_the_guests_hands_and_keeps_its_end()
    {
        var (files, cancel) = (Files(), TestContext.Current.CancellationToken);
        await using var guest = new FileStream(files.Console, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var line = Encoding.ASCII.GetBytes($"{new string('x', 99)}\n");
        for (var written = 0L; written <= ConsoleLog.Most; written += line.Length) await guest.WriteAsync(line, cancel);
        await guest.WriteAsync("the end\n"u8.ToArray(), cancel);
        using var trim = new TrimConsoles(folder.Options, TimeProvider.System, NullLogger<TrimConsoles>.Instance);
        trim.Look();
        Assert.Equal(0, new FileInfo(files.Console).Length);
        Assert.EndsWith("the end\n", await File.ReadAllTextAsync(files.ConsoleBefore, cancel), StringComparison.Ordinal);
        Assert.InRange(new FileInfo(files.ConsoleBefore).Length, 1, 1 << 16);
        trim.Look();
        Assert.EndsWith("the end\n", await File.ReadAllTextAsync(files.ConsoleBefore, cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begins_anew_with_each_boot()
    {
        var (files, cancel) = (Files(), TestContext.Current.CancellationToken);
        ConsoleLog.BeginAnew(files);
        await File.WriteAllTextAsync(files.Console, "first", cancel);
        ConsoleLog.BeginAnew(files);
        Assert.Empty(await File.ReadAllTextAsync(files.Console, cancel));
        Assert.Equal("first", await File.ReadAllTextAsync(files.ConsoleBefore, cancel));
    }

    [Theory]
    [InlineData("SeaBIOS (version 1.16.2)\nBooting from Hard Disk...\nBoot failed: not a bootable disk\n\nNo bootable device.  Retrying in 1 seconds.", "No bootable device.  Retrying in 1 seconds.")]
    [InlineData("error: unknown filesystem.\nEntering rescue mode...\ngrub rescue> ", "grub rescue>")]
    [InlineData("Begin: Waiting for root file system\nALERT!  LABEL=other does not exist.  Dropping to a shell!", "ALERT!  LABEL=other does not exist.  Dropping to a shell!")]
    [InlineData("[1.0] Kernel panic - not syncing: VFS\nLinux version 6.1\n[1.1] Kernel panic - not syncing: VFS", "[1.1] Kernel panic - not syncing: VFS")]
    [InlineData("[1.0] Kernel panic - not syncing: VFS\nLinux version 6.1", null)]
    [InlineData("vessel login:", null)]
    public async Task Tells_when_a_machine_will_not_boot(string console, string? line)
    {
        var (files, cancel) = (Files(), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(files.Console, console, cancel);
        Assert.Equal(line, BootFailure.In(await ConsoleTail.Read(files.Console, int.MaxValue, cancel)));
    }

    private MachineFiles Files()
    {
        var files = new MachineFiles(folder.Options.MachinesFolder, "dep_1");
        Directory.CreateDirectory(files.Folder);
        return files;
    }
}
