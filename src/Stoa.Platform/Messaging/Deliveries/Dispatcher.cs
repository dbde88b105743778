using System.Collections.Concurrent;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging.Subscriptions;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>
/// Gives deliveries to their handlers, several at a time but one of a component and key. A turn writes how the last ones ended
/// and claims new ones; the handlers run beside the turns, which ring when one has ended.
/// </summary>
internal sealed class Dispatcher(DeliveryTable table, BatchHandling handling, MessageHandlers handlers, Places places, WakeSignal wake) : IDisposable
{
    private readonly ConcurrentQueue<(Batch Batch, IReadOnlyList<Outcome> Outcomes)> ended = new();
    private readonly List<Outcome> unwritten = [];
    private readonly (string Component, string Name)[] known = [.. handlers.Pairs.Where(p => p.Component != MessageHandler.EveryNode)];
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Completes when every handler that runs now has ended.</summary>
    public Task Idle => places.Idle;

    /// <summary>Writes, claims, starts.</summary>
    /// <returns>How many deliveries ended, went on and began.</returns>
    public async Task<int> Turn(CancellationToken cancel)
    {
        TakeEnded();
        var wentOn = places.Start(Run);
        var outcomes = unwritten.Count;
        var claimed = await Write(places.Room(), cancel);
        places.Add(claimed);
        places.Start(Run);
        return wentOn + outcomes + claimed.Count;
    }

    /// <summary>Claims no more, waits for the handlers that run, stops those that take longer, and writes how they ended.</summary>
    public async Task Finish(CancellationToken patience)
    {
        await using (patience.Register(stopping.Cancel)) await Idle;
        TakeEnded();
        GiveBack(places.TakeWaiting());
        if (unwritten.Count > 0) await Write([], CancellationToken.None);
    }

    public void Dispose() => stopping.Dispose();

    private async Task Run(Batch batch)
    {
        ended.Enqueue((batch, await handling.Handle(batch, stopping.Token)));
        wake.Listen(WakeSignal.Deliveries).Ring();
    }

    private void TakeEnded()
    {
        while (ended.TryDequeue(out var end))
        {
            unwritten.AddRange(end.Outcomes);
            var undone = end.Batch.Deliveries.Except(end.Outcomes.Select(o => o.Delivery), ReferenceEqualityComparer.Instance).Cast<Delivery>();
            places.Free(end.Batch, [.. undone], isAlone: end.Outcomes.Count == 0);
        }

        GiveBack(places.TakeSurplus());
    }

    private void GiveBack(IEnumerable<Delivery> unbegun) => unwritten.AddRange(unbegun.Select(d => new Outcome(d, OutcomeKind.Undone, Error: null)));

    private async Task<IReadOnlyList<Delivery>> Write(IReadOnlyList<Share> shares, CancellationToken cancel)
    {
        var claimed = await table.Turn(unwritten, places.InHand, new(known, shares, places.Total), cancel);
        unwritten.Clear();
        return claimed;
    }
}
