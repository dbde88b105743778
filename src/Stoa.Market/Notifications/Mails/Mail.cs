using System.Security.Cryptography;
using System.Text;
using Stoa.Contracts.Common;
using Stoa.Contracts.Notifications;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Where a mail stands.</summary>
internal enum MailState
{
    /// <summary>Not handed over: no server is configured, or it has not answered yet.</summary>
    Written,

    /// <summary>Handed over to the server.</summary>
    Sent,

    /// <summary>The server refused it for good, or never answered.</summary>
    Failed,
}

/// <summary>Which mail, whose, and to which address.</summary>
internal sealed record Envelope(MailId Id, TenantId Company, string To);

/// <summary>One mail to one address.</summary>
internal sealed class Mail : Aggregate
{
    public MailId Id { get; private set; }
    public TenantId TenantId { get; private set; }
    public string ToAddress { get; private set; } = "";
    public string SubjectLine { get; private set; } = "";
    public string Body { get; private set; } = "";
    public MailState State { get; private set; }
    public string? Detail { get; private set; }
    public DateTimeOffset WrittenAt { get; private set; }

    public static Mail Of(Envelope envelope, string subject, string sealedBody, DateTimeOffset now) => new()
    {
        Id = envelope.Id, TenantId = envelope.Company, ToAddress = envelope.To, SubjectLine = subject, Body = sealedBody, WrittenAt = now,
    };

    public override string Subject => Id.ToString();

    /// <summary>The same message gives the same mail, however often it is handled.</summary>
    public static MailId IdOf(Guid message) => MailId.From(new Guid(SHA256.HashData(Encoding.ASCII.GetBytes($"mail:{message:n}")).AsSpan(0, 16)));

    /// <summary>The server took it.</summary>
    public void Sent() => (State, Detail) = (MailState.Sent, null);

    /// <summary>It will not be sent.</summary>
    public void Fail(string reason) => (State, Detail) = (MailState.Failed, reason);
}
