using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Messaging.Subscriptions;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging;

/// <summary>Wires messages.</summary>
public static class MessagingServices
{
    /// <summary>Relay and dispatcher of this process; once a process, however many components it runs.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.TryAddSingleton<MessagingOptions>();
        services.TryAddScoped<MessageInfo>();
        return services;
    }

    /// <summary>Subscribes the component: from its first start on, each such message reaches it once, in the order of its key.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="component">The component that hears.</param>
    public static IServiceCollection AddMessageHandler<TMessage, THandler, TStore>(this IServiceCollection services, string component)
        where TMessage : IMessage
        where THandler : class, IHandle<TMessage>
        where TStore : ComponentStore
    {
        services.TryAddScoped<THandler>();
        services.TryAddScoped<TStore>();
        return services.AddSingleton(MessageHandler.Of<TMessage, THandler>(component, scope => scope.GetRequiredService<TStore>()));
    }

    /// <summary>
    /// Lets every live process hear each such message, for what it keeps in memory: revoked tokens, settings, routes. The handler
    /// works in no transaction and hears nothing of the time before its process started.
    /// </summary>
    public static IServiceCollection AddBroadcastHandler<TMessage, THandler>(this IServiceCollection services)
        where TMessage : IMessage
        where THandler : class, IHandle<TMessage>
    {
        services.TryAddScoped<THandler>();
        return services.AddSingleton(MessageHandler.Of<TMessage, THandler>(MessageHandler.EveryNode, store: null));
    }
}
