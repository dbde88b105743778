using System.Text;

namespace Stoa.Cloud.Providers.Libvirt.Images;

/// <summary>The drivers of an unpacked kernel package. Which needs which is said in each module (section .modinfo, <c>depends=</c>).</summary>
internal sealed class KernelModules(string folder)
{
    private readonly Dictionary<string, string> files = Directory.GetFiles(folder, "*.ko", SearchOption.AllDirectories)
        .ToDictionary(file => Plain(Path.GetFileNameWithoutExtension(file)));

    /// <summary>The files of the wanted modules with all that they need, each after what it needs. What is built into the kernel has no file.</summary>
    public IReadOnlyList<string> InOrder(IEnumerable<string> wanted)
    {
        var ordered = new List<string>();
        foreach (var module in wanted) Visit(Plain(module), ordered);
        return ordered;
    }

    private void Visit(string module, List<string> ordered)
    {
        if (!files.TryGetValue(module, out var file) || ordered.Contains(file)) return;
        foreach (var needed in Depends(file)) Visit(needed, ordered);
        ordered.Add(file);
    }

    private static string[] Depends(string file)
    {
        var bytes = File.ReadAllBytes(file).AsSpan();
        var at = bytes.IndexOf("\0depends="u8);
        if (at < 0) return [];
        var value = bytes[(at + "\0depends=".Length)..];
        return [.. Encoding.ASCII.GetString(value[..value.IndexOf((byte)0)]).Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Plain)];
    }

    // Files say virtio-rng where modules say virtio_rng.
    private static string Plain(string name) => name.Replace('-', '_');
}
