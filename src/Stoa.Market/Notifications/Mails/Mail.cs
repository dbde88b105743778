using Stoa.Contracts.Common;
using Stoa.Contracts.Notifications;
using Stoa.Platform.Lifecycles;
using Stoa.Platform.Security.Secrets;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Mails;

/// <summary>Where a mail stands.</summary>
internal enum MailState
{
    Written,
    Sent,
    Failed,
}

/// <summary>What becomes of a mail.</summary>
internal enum MailEvent
{
    Accepted,
    GaveUp,
}

/// <summary>A mail. Sent means that the next server took it over; whether somebody reads it nobody knows.</summary>
internal sealed class Mail : Aggregate
{
    public static readonly Transitions<MailState, MailEvent> Lifecycle = new(
        (MailState.Written, MailEvent.Accepted, MailState.Sent),
        (MailState.Written, MailEvent.GaveUp,   MailState.Failed));

    private Mail()
    {
    }

    public MailId Id { get; private init; }
    public TenantId TenantId { get; private init; }
    public string Template { get; private init; } = "";
    public string ToAddress { get; private init; } = "";
    public string SubjectLine { get; private init; } = "";

    /// <summary>A sealed <see cref="MailContent"/>.</summary>
    public string Body { get; private init; } = "";
    public MailState State { get; private set; } = Lifecycle.Initial;

    /// <summary>Why it failed.</summary>
    public string? Detail { get; private set; }
    public DateTimeOffset WrittenAt { get; private init; }

    /// <summary>When it was sent or given up.</summary>
    public DateTimeOffset? SettledAt { get; private set; }

    public override string Subject => Id.ToString();

    /// <param name="slip">What it is and to whom it goes.</param>
    /// <param name="body">Sealed in <see cref="Place"/>.</param>
    /// <param name="now">When.</param>
    public static Mail Write(MailSlip slip, string body, DateTimeOffset now) => new()
    {
        Id = slip.Id, TenantId = slip.Tenant, Template = slip.Template, ToAddress = slip.To, SubjectLine = slip.SubjectLine, Body = body, WrittenAt = now,
    };

    /// <summary>Where the body of a mail is sealed to.</summary>
    public static SealedPlace Place(TenantId tenant, MailId id) => new(tenant, id.ToString(), "notifications.mail.body");

    /// <summary>The text and its markup.</summary>
    public MailContent Open(Sealed secrets) => MailContent.Read(secrets.Open(Place(TenantId, Id), Body));

    /// <summary>The next server took it over.</summary>
    public void Accept(DateTimeOffset now) => Settle(MailEvent.Accepted, null, now);

    /// <summary>It will not be tried again.</summary>
    public void GiveUp(string reason, DateTimeOffset now) => Settle(MailEvent.GaveUp, reason, now);

    private void Settle(MailEvent on, string? reason, DateTimeOffset now) =>
        (State, Detail, SettledAt) = (Lifecycle.Move(State, on), reason, now);
}

/// <summary>What a mail is and to whom it goes.</summary>
internal sealed record MailSlip(MailId Id, TenantId Tenant, string Template, string To, string SubjectLine);
