namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>How the handling of a delivery ended, not yet written.</summary>
/// <param name="Delivery">What was handled.</param>
/// <param name="Kind">How it ended.</param>
/// <param name="Error">What went wrong, for whoever looks at it; null when nothing new did.</param>
internal sealed record Outcome(Delivery Delivery, OutcomeKind Kind, string? Error)
{
    /// <summary>When the delivery comes again, or that it does not. Not asked for one that was handled.</summary>
    public Repeat Again(int maxAttempts)
    {
        if (Kind == OutcomeKind.Undone) return new(Delivery.Attempts, Backoff.Soon, IsParked: false);
        var attempts = Delivery.Attempts + 1;
        return new(attempts, Backoff.After(attempts, Delivery.Message.Id), IsParked: attempts >= maxAttempts);
    }
}

internal enum OutcomeKind
{
    /// <summary>Every handler of the component has committed.</summary>
    Handled,

    /// <summary>A handler threw: one attempt is gone.</summary>
    Failed,

    /// <summary>Not the message's fault (database away, process stopping): it comes again, and no attempt is gone.</summary>
    Undone,
}

/// <summary>What is written of a delivery that was not handled.</summary>
internal sealed record Repeat(int Attempts, TimeSpan After, bool IsParked);
