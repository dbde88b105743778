using Stoa.Contracts.Common;
using Stoa.Market.Notifications.Letters;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Contacts;

/// <summary>To whom a company's mails go.</summary>
internal sealed class Contact : Aggregate
{
    public TenantId TenantId { get; init; }
    public required string Email { get; set; }
    public required string Name { get; set; }
    public required string Language { get; set; }

    public override string Subject => TenantId.ToString();

    public Addressee In(Links links) => new(Words.In(Language), Name, links);
}
