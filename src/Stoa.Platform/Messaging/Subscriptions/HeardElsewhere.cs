using Microsoft.Extensions.DependencyInjection;

namespace Stoa.Platform.Messaging.Subscriptions;

/// <summary>
/// What components hear that this process does not run. They may never have run yet: what is told before their first start waits for
/// them all the same.
/// </summary>
internal sealed record HeardElsewhere(IReadOnlyList<(string Component, string MessageName)> Pairs)
{
    public static HeardElsewhere Nothing { get; } = new([]);

    /// <summary>Reads it from the wiring of those components, which nobody starts.</summary>
    public static HeardElsewhere In(IServiceCollection wiring) => new(
    [
        .. wiring.Where(service => !service.IsKeyedService).Select(service => service.ImplementationInstance).OfType<MessageHandler>()
            .Where(handler => handler.Component != MessageHandler.EveryNode)
            .Select(handler => (handler.Component, handler.MessageName)).Distinct(),
    ]);
}
