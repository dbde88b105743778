using System.Security.Cryptography;
using System.Text;

namespace Stoa.Platform.Security.Tokens;

/// <summary>
/// The tokens that people and programs send: a prefix that says what it is (and lets scanners of leaked secrets find it), 160
/// random bits and a checksum, so that a mistyped one is refused without asking the database. Only its hash is ever stored.
/// </summary>
/// <remarks><c>sess_</c>, then 32 + 6 characters of RFC 4648's base 32, lower case: 20 random bytes and the first 30 bits of
/// their SHA-256 together with the prefix.</remarks>
public static class SecretToken
{
    private const string Alphabet = "abcdefghijklmnopqrstuvwxyz234567";
    private const int RandomSize = 20;
    private const int Digits = 32;
    private const int CheckDigits = 6;

    /// <summary>A new token.</summary>
    /// <param name="prefix">Lower-case letters, such as <c>sess</c>.</param>
    public static string New(string prefix)
    {
        var start = $"{prefix}_{Base32(RandomNumberGenerator.GetBytes(RandomSize), Digits)}";
        return start + Checksum(start);
    }

    /// <summary>True when the text could be a token with this prefix: of the right length and with the right checksum.</summary>
    public static bool IsWellFormed(string prefix, string text) =>
        text.Length == prefix.Length + 1 + Digits + CheckDigits
        && text.StartsWith($"{prefix}_", StringComparison.Ordinal)
        && text.EndsWith(Checksum(text[..^CheckDigits]), StringComparison.Ordinal);

    /// <summary>What is stored. 160 random bits cannot be guessed from it, so it needs neither salt nor cost.</summary>
    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    private static string Checksum(string start) => Base32(SHA256.HashData(Encoding.UTF8.GetBytes(start)), CheckDigits);

    private static string Base32(ReadOnlySpan<byte> bytes, int digits)
    {
        Span<char> text = stackalloc char[digits];
        for (var i = 0; i < digits; i++)
        {
            var bit = i * 5;
            var window = (bytes[bit / 8] << 8) | (bit / 8 + 1 < bytes.Length ? bytes[bit / 8 + 1] : 0);
            text[i] = Alphabet[(window >> (11 - bit % 8)) & 31];
        }

        return new string(text);
    }
}
