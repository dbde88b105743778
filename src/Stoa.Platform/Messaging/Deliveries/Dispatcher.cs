using System.Collections.Concurrent;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging.Subscriptions;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>
/// Gives deliveries to their handlers, several at a time but one of a component and key. A turn writes how the last ones ended
/// and claims new ones; the handlers run beside the turns, which ring when one has ended.
/// </summary>
internal sealed class Dispatcher(DeliveryTable table, DeliveryHandling handling, MessageHandlers handlers, MessagingOptions options, WakeSignal wake) : IDisposable
{
    private readonly ConcurrentQueue<Outcome> ended = new();
    private readonly Dictionary<Delivery, Task> running = new(ReferenceEqualityComparer.Instance);
    private readonly (string Component, string Name)[] known = [.. handlers.Pairs.Where(p => p.Component != MessageHandler.EveryNode)];
    private readonly CancellationTokenSource stopping = new();

    /// <summary>Completes when every handler that runs now has ended.</summary>
    public Task Idle => Task.WhenAll(running.Values);

    /// <summary>Writes, claims, starts.</summary>
    /// <returns>How many deliveries ended and began.</returns>
    public async Task<int> Turn(CancellationToken cancel)
    {
        var outcomes = TakeEnded();
        var claimed = await Write(outcomes, Free(), cancel);
        foreach (var delivery in claimed) running[delivery] = Task.Run(() => Run(delivery), CancellationToken.None);
        return outcomes.Count + claimed.Count;
    }

    /// <summary>Claims no more, waits for the handlers that run, stops those that take longer, and writes how they ended.</summary>
    public async Task Finish(CancellationToken patience)
    {
        await using (patience.Register(stopping.Cancel)) await Idle;
        if (TakeEnded() is { Count: > 0 } outcomes) await Write(outcomes, [], CancellationToken.None);
    }

    public void Dispose() => stopping.Dispose();

    private async Task Run(Delivery delivery)
    {
        ended.Enqueue(await handling.Handle(delivery, stopping.Token));
        wake.Listen(WakeSignal.Deliveries).Ring();
    }

    private List<Outcome> TakeEnded()
    {
        var outcomes = new List<Outcome>();
        while (ended.TryDequeue(out var outcome)) outcomes.Add(outcome);
        foreach (var outcome in outcomes) running.Remove(outcome.Delivery);
        return outcomes;
    }

    private async Task<IReadOnlyList<Delivery>> Write(List<Outcome> outcomes, IReadOnlyList<Share> shares, CancellationToken cancel)
    {
        try
        {
            return await table.Turn(outcomes, new(known, shares, options.Concurrency - running.Count), cancel);
        }
        catch
        {
            foreach (var outcome in outcomes) ended.Enqueue(outcome);
            throw;
        }
    }

    // No component gets all places, so that one with slow handlers does not hold up the others.
    private IReadOnlyList<Share> Free()
    {
        var most = Math.Max(1, options.Concurrency * 3 / 4);
        var busy = running.Keys.CountBy(d => d.Component).ToDictionary();
        return [.. known.Select(p => p.Component).Distinct()
            .Select(component => new Share(component, most - busy.GetValueOrDefault(component)))
            .Where(share => share.Free > 0)
            .OrderByDescending(share => share.Free).ThenBy(_ => Random.Shared.Next())];
    }
}
