using System.Text;

namespace Stoa.Cloud.Dns.Wire;

/// <summary>Domain names (RFC 1035 sections 2.3.1 and 3.1).</summary>
internal static class DomainName
{
    private const int LongestLabel = 63;
    private const int Longest = 253;

    /// <summary>Labels of letters, digits and hyphens, such as a machine may have (RFC 1123 section 2.1).</summary>
    public static bool IsHost(string name) => name.Length <= Longest && name.Split('.').All(label => IsLabel(label, isHost: true));

    /// <summary>The same with underscores, as services have (RFC 2782).</summary>
    public static bool IsName(string name) => name.Length <= Longest && name.Split('.').All(label => IsLabel(label, isHost: false));

    /// <summary>Uncompressed, in lower case.</summary>
    public static byte[] ToWire(string name)
    {
        var wire = new List<byte>(name.Length + 2);
        foreach (var label in name.ToLowerInvariant().Split('.'))
        {
            wire.Add((byte)label.Length);
            wire.AddRange(Encoding.ASCII.GetBytes(label));
        }

        wire.Add(0);
        return [.. wire];
    }

    private static bool IsLabel(string label, bool isHost) =>
        label.Length is >= 1 and <= LongestLabel && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '-' || (c == '_' && !isHost));
}
