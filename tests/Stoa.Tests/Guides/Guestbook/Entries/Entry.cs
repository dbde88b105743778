using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Guides.Guestbook.Entries;

/// <summary>What a guest wrote.</summary>
internal sealed class Entry : Aggregate
{
    public EntryId Id { get; init; }

    public TenantId TenantId { get; init; }

    public required string Text { get; init; }

    public DateTimeOffset WrittenAt { get; init; }

    public override string Subject => Id.ToString();

    public EntryView ToView() => new(Id, Text, WrittenAt);
}
