namespace Stoa.Platform.Messaging;

/// <summary>What travels beside the message that this scope handles; a handler that needs it takes it in its constructor.</summary>
public sealed class MessageInfo
{
    /// <summary>The message's id, made by its sender; the same each time that it is delivered.</summary>
    public Guid Id { get; internal set; }

    /// <summary>The component that said it.</summary>
    public string Sender { get; internal set; } = "";

    /// <summary>The version that the sender's aggregate had after the change.</summary>
    public long SubjectVersion { get; internal set; }

    /// <summary>When it happened, by the sender's clock.</summary>
    public DateTimeOffset OccurredAt { get; internal set; }

    /// <summary>Who acted: a user's id, or <c>component:name</c>. The handler's changes are written in the same name.</summary>
    public string Actor { get; internal set; } = "";

    /// <summary>1 at the first delivery.</summary>
    public int Attempt { get; internal set; }
}
