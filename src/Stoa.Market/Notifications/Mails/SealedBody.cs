using System.Text.Json;
using Stoa.Contracts.Common;
using Stoa.Contracts.Notifications;
using Stoa.Platform.Security.Secrets;

namespace Stoa.Market.Notifications.Mails;

/// <summary>What a mail says, twice: as text and with markup.</summary>
internal sealed record MailBody(string Text, string Html);

/// <summary>Seals bodies for the table and opens them again.</summary>
internal sealed class SealedBody(Sealed secrets)
{
    public string Seal(MailId mail, TenantId company, MailBody body) =>
        secrets.Seal(Place(mail, company), JsonSerializer.Serialize(body, StoaJson.Tolerant));

    public MailBody Open(Mail mail) =>
        JsonSerializer.Deserialize<MailBody>(secrets.Open(Place(mail.Id, mail.TenantId), mail.Body), StoaJson.Tolerant)!;

    private static SealedPlace Place(MailId mail, TenantId company) => new(company, mail.ToString(), "notifications.mail.body");
}
