using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Market.Notifications.Mails;

/// <summary>The two forms of a mail's text.</summary>
internal sealed record MailContent(string Text, string Html)
{
    public static MailContent Read(string json) => JsonSerializer.Deserialize<MailContent>(json, StoaJson.Tolerant)!;

    public string Write() => JsonSerializer.Serialize(this, StoaJson.Tolerant);
}
