using System.Diagnostics;

namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>What the probe uses; another program and device in tests.</summary>
internal sealed record KvmHost(string Emulator = "/usr/bin/qemu-system-x86_64", string Device = "/dev/kvm")
{
    /// <summary>A kernel that runs on the processor itself needs a second; a minute would only burn it.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);
}

/// <summary>Boots a kernel with KVM and waits for its last word before the first program.</summary>
internal static class KvmProbe
{
    private const string Booted = "Run /init as init process"; // Linux, init/main.c

    public static async Task<Verdict> Run(KvmHost host, ImageFiles image, CancellationToken cancel)
    {
        if (!File.Exists(host.Device)) return new Verdict(IsKvm: false, $"There is no {host.Device}.");
        using var process = Process.Start(new ProcessStartInfo(host.Emulator, Arguments(image)) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(host.Patience);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
                if (line.Contains(Booted, StringComparison.Ordinal)) return new Verdict(IsKvm: true, "A kernel was booted with it.");
            return new Verdict(IsKvm: false, $"QEMU refuses {host.Device}: {(await errors).Trim().ReplaceLineEndings(" ")}");
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new Verdict(IsKvm: false, $"{host.Device} is there, but no kernel booted with it within {host.Patience.TotalSeconds:0} s.");
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private static string[] Arguments(ImageFiles image) =>
    [
        "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none", "-machine", "q35,accel=kvm", "-cpu", "host", "-m", "256",
        "-kernel", image.Kernel, "-initrd", image.Initrd, "-append", "console=ttyS0 panic=-1", "-serial", "stdio",
    ];
}
