using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Market.Notifications.Mails;

/// <summary>The two forms of a mail's text, and what goes with it.</summary>
internal sealed record MailContent(string Text, string Html)
{
    public MailAttachment? Attachment { get; init; }

    public static MailContent Read(string json) => JsonSerializer.Deserialize<MailContent>(json, StoaJson.Tolerant)!;

    public string Write() => JsonSerializer.Serialize(this, StoaJson.Tolerant);
}

/// <summary>The PDF of an invoice. Not kept with the mail: documents makes the same file from the same invoice each time.</summary>
/// <param name="Invoice">Under which key documents has it.</param>
/// <param name="FileName">As the reader sees it.</param>
internal sealed record MailAttachment(string Invoice, string FileName);
