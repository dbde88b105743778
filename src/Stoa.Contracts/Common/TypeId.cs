using System.Buffers.Binary;

namespace Stoa.Contracts.Common;

/// <summary>The written form of a typed id: <c>prefix_</c> and 26 characters of Crockford's base 32, lower case.</summary>
/// <remarks>TypeID specification 0.3. The first character holds 3 bits, so nothing above <c>7</c> may stand there.</remarks>
public static class TypeId
{
    private const int Digits = 26;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Writes the external form, for example <c>ord_01j9x6m3c5f3q8v2w0k7e4h1ta</c>.</summary>
    public static string Write<TId>(TId id) where TId : struct, ITypedId<TId> => Write(TId.Prefix, id.Value);

    /// <summary>Reads the external form; false when the prefix or a digit is wrong.</summary>
    public static bool TryParse<TId>(ReadOnlySpan<char> text, out TId id) where TId : struct, ITypedId<TId>
    {
        id = default;
        var prefix = TId.Prefix.AsSpan();
        if (text.Length != prefix.Length + 1 + Digits || !text.StartsWith(prefix) || text[prefix.Length] != '_') return false;
        if (!TryDecode(text[(prefix.Length + 1)..], out var value)) return false;
        id = TId.From(value);
        return true;
    }

    private static string Write(string prefix, Guid value)
    {
        var number = BinaryPrimitives.ReadUInt128BigEndian(value.ToByteArray(bigEndian: true));
        Span<char> digits = stackalloc char[Digits];
        for (var i = Digits - 1; i >= 0; i--, number >>= 5) digits[i] = Alphabet[(int)(number & 31)];
        return $"{prefix}_{digits}";
    }

    private static bool TryDecode(ReadOnlySpan<char> digits, out Guid value)
    {
        value = default;
        if (digits[0] > '7') return false;
        var number = UInt128.Zero;
        foreach (var digit in digits)
        {
            var bits = Alphabet.IndexOf(digit, StringComparison.Ordinal);
            if (bits < 0) return false;
            number = (number << 5) | (UInt128)(uint)bits;
        }

        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt128BigEndian(bytes, number);
        value = new Guid(bytes, bigEndian: true);
        return true;
    }
}
