using Stoa.Contracts.Messaging;

namespace Stoa.Platform.Messaging;

/// <summary>
/// Hears one kind of message. The dispatcher opens a scope for the company that the message is about, begins the transaction of
/// the component's store, calls the handler, saves and commits: a handler reads, changes and publishes, and nothing else. What
/// it changed happens exactly once, however often the message is delivered.
/// </summary>
/// <remarks>
/// It must not call the outside world, since its transaction may yet fail: start a run for that. An exception makes the message
/// come again later, up to <see cref="MessagingOptions.MaxAttempts"/> times; then its key is parked for a person. When many wait, one instance hears
/// several of one company, one after the other in one transaction: it keeps nothing in its fields.
/// </remarks>
public interface IHandle<in TMessage> where TMessage : IMessage
{
    /// <summary>Does what the component does when it hears the message.</summary>
    Task Handle(TMessage message, CancellationToken cancel);
}
