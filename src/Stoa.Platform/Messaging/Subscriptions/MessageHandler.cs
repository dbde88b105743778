using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging.Subscriptions;

/// <summary>One line of the wiring: this component hears that message with this class.</summary>
/// <param name="Component">The component that hears.</param>
/// <param name="MessageName">The message's name on the wire.</param>
/// <param name="Name">The class; part of the inbox row, so renaming it makes it another handler.</param>
/// <param name="Store">Finds the component's store in a scope; null for a broadcast, which works in no transaction.</param>
/// <param name="Handle">Reads the body and calls the class.</param>
internal sealed record MessageHandler(
    string Component, string MessageName, string Name,
    Func<IServiceProvider, ComponentStore>? Store,
    Func<IServiceProvider, string, CancellationToken, Task> Handle)
{
    /// <summary>Hears in the name of every process rather than of one component.</summary>
    public const string EveryNode = "*";

    /// <summary>What the handler is called in the inbox.</summary>
    public string InboxName { get; } = $"{Component}/{Name}";

    /// <summary>The type of the store; null for a broadcast.</summary>
    public Type? StoreType { get; init; }

    public static MessageHandler Of<TMessage, THandler>(string component, Func<IServiceProvider, ComponentStore>? store)
        where TMessage : IMessage
        where THandler : class, IHandle<TMessage> =>
        new(component, TMessage.WireName, typeof(THandler).Name, store, (scope, body, cancel) =>
            scope.GetRequiredService<THandler>().Handle(JsonSerializer.Deserialize<TMessage>(body, StoaJson.Tolerant)!, cancel));
}
