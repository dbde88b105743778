using Stoa.Cloud.Providers.Libvirt;
using Stoa.Tests.Cloud.Providers.Images;

namespace Stoa.Tests.Cloud.Providers;

/// <summary>KVM is chosen when a kernel got to its first program with it, however the device looks. The emulator is a script here.</summary>
public sealed class TheChoiceOfKvm : IDisposable
{
    private readonly ImageFolder folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Is_made_when_a_kernel_boots() =>
        Assert.Equal(new Verdict(IsKvm: true, "A kernel was booted with it."), await Decide("echo '[    0.4] Run /init as init process'; exec sleep 60"));

    [Fact]
    public async Task Is_not_made_when_the_emulator_refuses() =>
        Assert.Equal(new Verdict(IsKvm: false, $"QEMU refuses {folder["kvm"]}: failed to set MSR"), await Decide("echo 'failed to set MSR' >&2; exit 1"));

    [Fact]
    public async Task Is_not_made_when_the_kernel_never_comes_up()
    {
        var verdict = await Decide("echo '[    0.1] Linux version 6.1'; exec sleep 60", TimeSpan.FromMilliseconds(400));
        Assert.False(verdict.IsKvm);
        Assert.Contains("no kernel booted", verdict.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_made_without_the_device()
    {
        var verdict = await KvmProbe.Run(new KvmHost(await Script("exit 0"), folder["none"]), Image(), Cancel);
        Assert.Equal($"There is no {folder["none"]}.", verdict.Reason);
    }

    [Fact]
    public async Task Is_made_once_a_start_of_the_host()
    {
        Assert.True((await Decide("echo 'Run /init as init process'")).IsKvm);
        Assert.True((await Decide("exit 1")).IsKvm);
        await File.WriteAllTextAsync(Path.Combine(folder.Store.ImagesFolder, ".kvm"), "another-boot\nkvm\nof old\n", Cancel);
        Assert.False((await Decide("exit 1")).IsKvm);
    }

    [Fact]
    public async Task Is_the_operators_where_there_is_one()
    {
        using var set = new Accelerator(folder.Options with { Acceleration = "kvm" });
        Assert.True((await set.Decide(Cancel)).IsKvm);
    }

    private async Task<Verdict> Decide(string emulator, TimeSpan? patience = null)
    {
        await File.WriteAllTextAsync(folder["kvm"], "", Cancel);
        Image();
        using var accelerator = new Accelerator(folder.Options with
        {
            Kvm = new KvmHost(await Script(emulator), folder["kvm"]) { Patience = patience ?? TimeSpan.FromSeconds(30) },
        });
        return await accelerator.Decide(Cancel);
    }

    private ImageFiles Image()
    {
        var image = folder.Store.Files("tiny");
        Directory.CreateDirectory(image.Folder);
        foreach (var part in ImageFiles.Parts) File.WriteAllText(Path.Combine(image.Folder, part), "");
        return image;
    }

    private async Task<string> Script(string text)
    {
        await File.WriteAllTextAsync(folder["emulator"], $"#!/bin/sh\n{text}\n", Cancel);
        File.SetUnixFileMode(folder["emulator"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return folder["emulator"];
    }
}
