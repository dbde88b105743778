using Stoa.Contracts.Common;

namespace Stoa.Contracts.Notifications;

/// <param name="Id">The mail; also its Message-ID.</param>
/// <param name="To">The address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Text">The plain text.</param>
/// <param name="Html">The same with markup.</param>
/// <param name="WrittenAt">When.</param>
public sealed record MailView(MailId Id, string To, string Subject, string Text, string Html, DateTimeOffset WrittenAt)
{
    /// <summary>Name of the file that goes with it; null for none.</summary>
    public string? Attachment { get; init; }
}

/// <summary>The mailbox of the micro cloud: all mails, for trying things out. Elsewhere it does not exist.</summary>
public sealed class MailboxClient(HttpClient http) : ApiClient(http)
{
    /// <param name="to">Only mails to this address; null for all.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<Page<MailView>> Mails(string? to, CancellationToken cancel) =>
        Get<Page<MailView>>("/api/notifications/mailbox" + (to is null ? "" : $"?to={Uri.EscapeDataString(to)}"), cancel);

    public Task<MailView?> Mail(MailId id, CancellationToken cancel) => Find<MailView>($"/api/notifications/mailbox/{id}", cancel);

    /// <summary>The file that goes with a mail: PDF.</summary>
    public async Task<byte[]> Attachment(MailId id, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Get, $"/api/notifications/mailbox/{id}/attachment", null, null, cancel);
        return await answer.Content.ReadAsByteArrayAsync(cancel);
    }
}
