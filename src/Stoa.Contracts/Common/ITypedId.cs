namespace Stoa.Contracts.Common;

/// <summary>
/// The id of one kind of thing: a UUIDv7 in the database, <c>prefix_base32</c> (a TypeID) everywhere else, so that an order's id
/// is never taken for a machine's.
/// </summary>
/// <remarks>
/// TypeID specification 0.3: prefix of lower-case letters, underscore, 26 characters of Crockford's base 32.
/// Each id repeats <c>TryParse(string?, ...)</c> in a line of its own: ASP.NET, which reads ids out of addresses, does not see the
/// implementation that an interface brings along, and says so at the start.
/// </remarks>
public interface ITypedId<TSelf> : ISpanParsable<TSelf> where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>The lower-case letters before the underscore, such as <c>ord</c>.</summary>
    static abstract string Prefix { get; }

    /// <summary>Wraps a value that came from the database or from another wrapper.</summary>
    static abstract TSelf From(Guid value);

    /// <summary>The UUID behind the id.</summary>
    Guid Value { get; }

    /// <summary>A new id whose first 48 bits are the time in milliseconds (UUIDv7, RFC 9562 section 5.7).</summary>
    static virtual TSelf New(DateTimeOffset at) => TSelf.From(Guid.CreateVersion7(at));

    /// <summary>Reads the external form.</summary>
    /// <exception cref="FormatException">The prefix is another one, or the rest is not 26 base 32 digits.</exception>
    static TSelf ISpanParsable<TSelf>.Parse(ReadOnlySpan<char> text, IFormatProvider? provider) =>
        TypeId.TryParse<TSelf>(text, out var id) ? id : throw new FormatException($"not an id of the form {TSelf.Prefix}_...");

    static bool ISpanParsable<TSelf>.TryParse(ReadOnlySpan<char> text, IFormatProvider? provider, out TSelf id) =>
        TypeId.TryParse(text, out id);

    static TSelf IParsable<TSelf>.Parse(string text, IFormatProvider? provider) => TSelf.Parse(text.AsSpan(), provider);

    static bool IParsable<TSelf>.TryParse(string? text, IFormatProvider? provider, out TSelf id) =>
        TypeId.TryParse(text.AsSpan(), out id);
}
