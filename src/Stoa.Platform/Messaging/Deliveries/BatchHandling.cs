using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Messaging.Subscriptions;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>Handles several deliveries of one company in one transaction, one after the other.</summary>
internal sealed class BatchHandling(
    DeliveryHandling single, IServiceScopeFactory scopes, MessageHandlers handlers, MessagingOptions options, TimeProvider clock)
{
    // Those that wait for the commit must not wait long: after this time it comes, and the rest is another batch.
    private static readonly TimeSpan Share = TimeSpan.FromMilliseconds(50);

    // A handler that takes longer is not waited for by the others: all are undone, and each goes alone, with all its time.
    private readonly TimeSpan patience = options.HandlerTimeout / 60;

    /// <summary>Never throws: how they ended is the result.</summary>
    /// <returns>In the order of the batch, of as many as there was time for. None: nothing is done, and each is to be handled alone.</returns>
    public async Task<IReadOnlyList<Outcome>> Handle(Batch batch, CancellationToken stop)
    {
        if (batch.Deliveries is [var delivery]) return [await single.Handle(delivery, stop)];
        // How long code runs is a matter of the real time; the other clock may be a test's or a sandbox's, and jump.
        using var limit = new CancellationTokenSource(patience, TimeProvider.System);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, stop);
        try
        {
            return await HandleTogether(batch.Deliveries, either.Token);
        }
        catch
        {
            // Whose fault it was shows when each is handled alone.
            MessagingTelemetry.Undone(batch.Component);
            return [];
        }
    }

    private async Task<IReadOnlyList<Outcome>> HandleTogether(IReadOnlyList<Delivery> deliveries, CancellationToken cancel)
    {
        var begun = clock.GetTimestamp();
        await using var shared = await SharedTransaction.Begin(scopes, handlers.Of(deliveries[0]).First(), deliveries[0], cancel);
        var done = new List<Delivery>();
        foreach (var delivery in deliveries)
        {
            using var activity = MessagingTelemetry.Follow(delivery.Message, delivery.Component);
            foreach (var handler in handlers.Of(delivery)) await shared.Handle(handler, delivery, cancel);
            done.Add(delivery);
            if (clock.GetElapsedTime(begun) > Share) break;
        }

        await shared.Commit(clock.GetUtcNow(), cancel);
        foreach (var delivery in done) MessagingTelemetry.Handled(delivery, clock.GetUtcNow() - delivery.Message.OccurredAt);
        return [.. done.Select(d => new Outcome(d, OutcomeKind.Handled, Error: null))];
    }
}
