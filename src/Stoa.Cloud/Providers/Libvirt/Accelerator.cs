namespace Stoa.Cloud.Providers.Libvirt;

/// <summary>Whether machines run on the processor itself (KVM) or are emulated, and why.</summary>
internal sealed record Verdict(bool IsKvm, string Reason);

/// <summary>
/// Decides once a start of the host. That /dev/kvm is there says little: inside many virtual machines it opens and never runs an
/// instruction, so a kernel must have got to its first program with it.
/// </summary>
internal sealed class Accelerator(LibvirtOptions options) : IDisposable
{
    private const string HostBoot = "/proc/sys/kernel/random/boot_id";

    private readonly SemaphoreSlim deciding = new(1, 1);
    private Verdict? decided;

    public async Task<Verdict> Decide(CancellationToken cancel)
    {
        if (decided is not null) return decided;
        await deciding.WaitAsync(cancel);
        try
        {
            return decided ??= options.Acceleration switch
            {
                "kvm" => new Verdict(IsKvm: true, "It is set so."),
                "tcg" => new Verdict(IsKvm: false, "It is set so."),
                _ => await Recall(cancel) ?? await Try(cancel),
            };
        }
        finally
        {
            deciding.Release();
        }
    }

    public void Dispose() => deciding.Dispose();

    // Without an image that has a kernel nothing can be tried, and nothing is concluded for later.
    private async Task<Verdict> Try(CancellationToken cancel)
    {
        var image = options.Images.Names.Select(options.Images.Files).FirstOrDefault(image => image.HasKernel);
        if (image is null) return new Verdict(IsKvm: false, "There is no kernel to try KVM with.");
        var verdict = await KvmProbe.Run(options.Kvm, image, cancel);
        await File.WriteAllLinesAsync(Memory, [await File.ReadAllTextAsync(HostBoot, cancel), verdict.IsKvm ? "kvm" : "tcg", verdict.Reason], cancel);
        return verdict;
    }

    private async Task<Verdict?> Recall(CancellationToken cancel)
    {
        if (!File.Exists(Memory)) return null;
        var lines = (await File.ReadAllLinesAsync(Memory, cancel)).Where(line => line.Length > 0).ToList();
        return lines is [var boot, var kind, var reason] && boot == (await File.ReadAllTextAsync(HostBoot, cancel)).Trim() ? new Verdict(kind == "kvm", reason) : null;
    }

    private string Memory => Path.Combine(options.ImagesFolder, ".kvm");
}
