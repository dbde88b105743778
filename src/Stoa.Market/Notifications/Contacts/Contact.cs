using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Contacts;

/// <summary>Whom to write to for a company.</summary>
internal sealed class Contact : Aggregate
{
    public TenantId TenantId { get; private set; }
    public string Email { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Language { get; private set; } = "en";

    public override string Subject => TenantId.ToString();

    public static Contact Of(TenantId company, string email, string name, string language) =>
        new() { TenantId = company, Email = email, Name = name, Language = language };
}
