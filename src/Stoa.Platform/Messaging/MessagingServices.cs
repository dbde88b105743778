using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging.Broadcasts;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Messaging.Relaying;
using Stoa.Platform.Messaging.Subscriptions;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging;

/// <summary>Wires messages.</summary>
public static class MessagingServices
{
    private static readonly TimeSpan Polling = TimeSpan.FromSeconds(1);

    /// <summary>Relay and dispatcher of this process; once a process, however many components it runs.</summary>
    public static IServiceCollection AddMessaging(this IServiceCollection services)
    {
        services.TryAddSingleton<MessagingOptions>();
        services.TryAddSingleton(HeardElsewhere.Nothing);
        services.TryAddScoped<MessageInfo>();
        services.AddSingleton<MessageHandlers>().AddSingleton<SubscriptionRegistry>().AddSingleton<ParkedMessages>();
        services.AddSingleton<OutboxBuckets>().AddSingleton<Relay>().AddSingleton<BroadcastReader>().AddSingleton<MessageRetention>().AddSingleton<MessagingUpkeep>();
        services.AddSingleton<DeliveryTable>().AddSingleton<DeliveryHandling>().AddSingleton<BatchHandling>().AddSingleton<Places>().AddSingleton<Dispatcher>();
        AddLoops(services);
        return services.AddHostedService<MessagingLifetime>().AddHostedService<MessagingHost>();
    }

    /// <summary>Subscribes the component: from the first start of any process of the release on, each such message reaches it once, in the order of its key.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="component">The component that hears.</param>
    public static IServiceCollection AddMessageHandler<TMessage, THandler, TStore>(this IServiceCollection services, string component)
        where TMessage : IMessage
        where THandler : class, IHandle<TMessage>
        where TStore : ComponentStore
    {
        services.TryAddScoped<THandler>();
        services.TryAddScoped<TStore>();
        return services.AddSingleton(MessageHandler.Of<TMessage, THandler>(component, scope => scope.GetRequiredService<TStore>()) with { StoreType = typeof(TStore) });
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

    private static void AddLoops(IServiceCollection services)
    {
        Loop<Relay>(WakeSignal.Outbox, Polling, (relay, cancel) => relay.MoveBatch(cancel));
        Loop<Dispatcher>(WakeSignal.Deliveries, Polling, (dispatcher, cancel) => dispatcher.Turn(cancel));
        Loop<BroadcastReader>(WakeSignal.Broadcasts, Polling, (reader, cancel) => reader.Hear(cancel));
        Loop<MessagingUpkeep>("messaging-upkeep", Polling, (upkeep, cancel) => upkeep.Tick(cancel));
        Loop<MessageRetention>("messaging-retention", TimeSpan.FromHours(1), (retention, cancel) => retention.Clean(cancel));

        void Loop<TService>(string topic, TimeSpan every, Func<TService, CancellationToken, Task<int>> step) where TService : notnull =>
            services.AddSingleton(all => new MessagingLoop(topic, every, cancel => step(all.GetRequiredService<TService>(), cancel)));
    }
}
