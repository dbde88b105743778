using System.Collections.Frozen;
using System.Text;

namespace Stoa.Web.Assets;

/// <summary>Every asset by name: <c>Assets["stoa.css"]</c> is its address, hash included.</summary>
internal sealed class AssetCatalog
{
    private const string Prefix = "assets/";
    private readonly FrozenDictionary<string, Asset> assets;

    public AssetCatalog()
    {
        var files = ReadEmbedded();
        var found = files.Where(f => !f.Name.Contains('/')).Select(f => new Asset(f.Name, f.Content)).ToDictionary(a => a.Name);
        found["stoa.css"] = new Asset("stoa.css", Bundle(files, found));
        assets = found.ToFrozenDictionary();
    }

    public string this[string name] => assets[name].Address;

    public IEnumerable<Asset> All => assets.Values;

    /// <summary>The asset behind the last part of an address; its hash may be another version's.</summary>
    public Asset? Find(string file)
    {
        var parts = file.Split('.');
        return parts.Length == 3 ? assets.GetValueOrDefault($"{parts[0]}.{parts[2]}") : assets.GetValueOrDefault(file);
    }

    private static List<(string Name, byte[] Content)> ReadEmbedded()
    {
        var assembly = typeof(AssetCatalog).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

        (string, byte[]) Read(string name)
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return (name[Prefix.Length..], bytes.ToArray());
        }
    }

    // One sheet out of small files: a single request, while each file stays readable. Layers make their order free.
    private static byte[] Bundle(List<(string Name, byte[] Content)> files, Dictionary<string, Asset> found)
    {
        var sheet = new StringBuilder();
        foreach (var (name, content) in files.Where(f => f.Name.StartsWith("css/", StringComparison.Ordinal)))
            sheet.AppendLine(Encoding.UTF8.GetString(content));
        foreach (var asset in found.Values) sheet.Replace($"url(\"{asset.Name}\")", $"url(\"{asset.Address}\")");
        return Encoding.UTF8.GetBytes(sheet.ToString());
    }
}
