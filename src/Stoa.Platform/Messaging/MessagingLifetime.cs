using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Platform.Messaging.Broadcasts;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Messaging.Relaying;
using Stoa.Platform.Messaging.Subscriptions;

namespace Stoa.Platform.Messaging;

/// <summary>What comes before the loops of messaging and after them: subscribe and begin to hear; finish and hand over.</summary>
internal sealed class MessagingLifetime(
    SubscriptionRegistry registry, BroadcastReader broadcasts, Dispatcher dispatcher, OutboxBuckets buckets, ILogger<MessagingLifetime> log) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await registry.Register(cancellationToken);
        await broadcasts.Start(cancellationToken);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await dispatcher.Finish(cancellationToken);
            await buckets.Leave(cancellationToken);
        }
        catch (NpgsqlException away)
        {
            log.LogWarning("Messages could not be handed over, the others take them when the lease ends: {Reason}", away.Message);
        }
    }
}
