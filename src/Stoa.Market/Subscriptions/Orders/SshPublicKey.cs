using System.Security.Cryptography;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>One line of OpenSSH's public key format: type, base64 blob, comment (sshd(8), AUTHORIZED_KEYS FILE FORMAT; blob as in RFC 4253 section 6.6).</summary>
/// <remarks>
/// Read for real, since a key that is wrong is noticed only when nobody can log in to a machine that is paid for. Key options in
/// front are refused: whoever logs in to an own machine has no use for them, and they run commands.
/// </remarks>
internal sealed record SshPublicKey
{
    private const int MaxLength = 8192;

    private SshPublicKey(string type, byte[] blob, string comment) => (Type, Blob, Comment) = (type, blob, comment);

    /// <summary>Such as <c>ssh-ed25519</c>.</summary>
    public string Type { get; }

    /// <summary>Whose key it is, in the words of its owner; may be empty.</summary>
    public string Comment { get; }

    /// <summary>As <c>ssh-keygen -l</c> prints it.</summary>
    public string Fingerprint => $"SHA256:{Convert.ToBase64String(SHA256.HashData(Blob)).TrimEnd('=')}";

    private byte[] Blob { get; }

    /// <summary>Null with the fault when the text is not one good key.</summary>
    public static SshPublicKey? Parse(string text, out SshKeyFault fault)
    {
        var line = text.Trim();
        fault = FaultOf(line);
        if (fault != SshKeyFault.None) return null;
        var parts = line.Split([' ', '\t'], 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (!SshKeyBlob.Types.Contains(parts[0])) fault = parts[0].AsSpan().IndexOfAny('=', ',') >= 0 ? SshKeyFault.OptionsInFront : SshKeyFault.UnknownType;
        else if (parts.Length == 1) fault = SshKeyFault.BlobMissing;
        else if (Decode(parts[1]) is not { } blob) fault = SshKeyFault.NotBase64;
        else if ((fault = SshKeyBlob.FaultOf(parts[0], blob)) == SshKeyFault.None) return new(parts[0], blob, parts.Length == 3 ? parts[2] : "");
        return null;
    }

    public override string ToString() => $"{Type} {Convert.ToBase64String(Blob)} {Comment}".TrimEnd();

    private static SshKeyFault FaultOf(string line) =>
        line.Length == 0 ? SshKeyFault.Empty
        : line.Contains("PRIVATE KEY", StringComparison.Ordinal) || line.StartsWith("PuTTY-User-Key", StringComparison.Ordinal) ? SshKeyFault.PrivateKey
        : line.StartsWith("----", StringComparison.Ordinal) ? SshKeyFault.OtherFormat
        : line.Length > MaxLength ? SshKeyFault.TooLong
        : line.AsSpan().IndexOfAny('\r', '\n') >= 0 ? SshKeyFault.SeveralLines
        : line.Any(c => char.IsControl(c) && c != '\t') ? SshKeyFault.ControlCharacters
        : SshKeyFault.None;

    private static byte[]? Decode(string base64)
    {
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length) ? bytes[..length] : null;
    }
}
