namespace Stoa.Platform.Messaging;

/// <summary>How one process moves and handles messages.</summary>
public sealed record MessagingOptions
{
    /// <summary>Attempts after which a message is parked, and its key with it.</summary>
    public int MaxAttempts { get; init; } = 10;

    /// <summary>Messages that one process handles at the same time, each in a transaction of its own, or several of one company in one.</summary>
    public int Concurrency { get; init; } = 16;

    /// <summary>Messages of one company that are handled in one transaction at most, when more wait than can be handled at the same time.</summary>
    public int HandlerBatch { get; init; } = 32;

    /// <summary>Messages of one bucket, of which there are 64, that the relay moves in one transaction.</summary>
    public int BatchSize { get; init; } = 32;

    /// <summary>A handler that takes longer is stopped; that counts as a failed attempt.</summary>
    public TimeSpan HandlerTimeout { get; init; } = TimeSpan.FromMinutes(1);
}
