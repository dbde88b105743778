using Stoa.Platform.Messaging.Deliveries;

namespace Stoa.Platform.Messaging.Subscriptions;

/// <summary>The handlers of this process, by the component that hears and the message's name.</summary>
internal sealed class MessageHandlers(IEnumerable<MessageHandler> handlers)
{
    private readonly ILookup<(string Component, string MessageName), MessageHandler> all = handlers.ToLookup(h => (h.Component, h.MessageName));

    /// <summary>Component and message name, each pair once.</summary>
    public IReadOnlyList<(string Component, string MessageName)> Pairs => [.. all.Select(pair => pair.Key)];

    /// <summary>In the order of the wiring; empty for a name that this process does not know.</summary>
    public IEnumerable<MessageHandler> Of(string component, string messageName) => all[(component, messageName)];

    /// <summary>In the order of the wiring.</summary>
    public IEnumerable<MessageHandler> Of(Delivery delivery) => Of(delivery.Component, delivery.Message.Name);

    /// <summary>The store in which all handlers of the delivery work; null when they have several, or there is none.</summary>
    public Type? StoreOf(Delivery delivery) =>
        Of(delivery).Select(h => h.StoreType).Distinct().ToList() is [{ } one] ? one : null;
}
