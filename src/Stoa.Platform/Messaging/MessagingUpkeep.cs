using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Messaging.Relaying;

namespace Stoa.Platform.Messaging;

/// <summary>Keeps this process's share of the buckets, and takes over what dead processes held; done once a second.</summary>
internal sealed class MessagingUpkeep(OutboxBuckets buckets, DeliveryTable deliveries, WakeSignal wake)
{
    /// <returns>How many buckets and deliveries changed hands.</returns>
    public async Task<int> Tick(CancellationToken cancel)
    {
        var moved = await buckets.Balance(cancel);
        if (moved > 0) wake.Listen(WakeSignal.Outbox).Ring();
        var freed = await deliveries.TakeBackFromLost(cancel);
        if (freed > 0) wake.Raise(WakeSignal.Deliveries);
        return moved + freed;
    }
}
