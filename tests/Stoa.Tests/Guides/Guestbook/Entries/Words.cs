using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;

namespace Stoa.Tests.Guides.Guestbook.Entries;

/// <summary>One entry.</summary>
public readonly record struct EntryId(Guid Value) : ITypedId<EntryId>
{
    public static string Prefix => "entry";
    public static EntryId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out EntryId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}

/// <summary>An entry to be.</summary>
/// <param name="Text">1 to 280 characters.</param>
public sealed record EntryRequest(string Text);

/// <summary>An entry.</summary>
public sealed record EntryView(EntryId Id, string Text, DateTimeOffset WrittenAt);

/// <summary>Somebody wrote into the book.</summary>
public sealed record EntryWritten(EntryId Entry) : IMessage
{
    public static string WireName => "guestbook.entry-written";
    public string Key => Entry.ToString();
}
