using Stoa.Platform.Messaging.Subscriptions;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>
/// What this process has claimed of each component: what runs, and what waits for a place. While there is a place for each, each runs
/// alone; what waits when there is none runs several in a batch.
/// </summary>
internal sealed class Places(MessageHandlers handlers, MessagingOptions options, TimeProvider clock)
{
    private readonly Dictionary<string, ComponentPlaces> components =
        handlers.Pairs.Where(p => p.Component != MessageHandler.EveryNode).Select(p => p.Component).Distinct()
            .ToDictionary(component => component, _ => new ComponentPlaces(handlers, options, clock));

    private readonly Dictionary<Batch, Task> running = new(ReferenceEqualityComparer.Instance);

    /// <summary>What runs now.</summary>
    public Task Idle => Task.WhenAll(running.Values);

    /// <summary>All that is claimed, running and waiting.</summary>
    public IEnumerable<Delivery> InHand => components.Values.SelectMany(c => c.InHand);

    /// <summary>How much more may be claimed, of the component that has most room first.</summary>
    public IReadOnlyList<Share> Room() =>
    [
        .. components.Select(c => new Share(c.Key, c.Value.Room)).Where(share => share.Free > 0)
            .OrderByDescending(share => share.Free).ThenBy(_ => Random.Shared.Next()),
    ];

    /// <summary>How much more may be claimed of all components together: as much as there are places, and what is claimed ahead.</summary>
    public int Total => options.Concurrency + components.Values.Sum(c => c.Ahead - c.Claimed);

    /// <summary>Puts in what was claimed, the oldest first.</summary>
    public void Add(IEnumerable<Delivery> claimed)
    {
        foreach (var delivery in claimed.OrderBy(d => d.Seq)) components[delivery.Component].Add(delivery);
    }

    /// <summary>Gives the place of what has ended to others, and puts back what it left undone.</summary>
    /// <param name="ended">What had the place.</param>
    /// <param name="undone">Those of it that have no outcome.</param>
    /// <param name="isAlone">Whether each of those needs a transaction of its own.</param>
    public void Free(Batch ended, IReadOnlyList<Delivery> undone, bool isAlone)
    {
        running.Remove(ended);
        components[ended.Component].Ended(ended, undone, isAlone);
    }

    /// <summary>Takes out what others may do sooner: all that slow handlers keep waiting.</summary>
    public IReadOnlyList<Delivery> TakeSurplus() => [.. components.Values.SelectMany(c => c.TakeSurplus())];

    /// <summary>Takes out all that waits for a place.</summary>
    public IReadOnlyList<Delivery> TakeWaiting() => [.. components.Values.SelectMany(c => c.TakeWaiting(from: 0))];

    /// <summary>Starts what there is a place for.</summary>
    /// <returns>How many deliveries that were.</returns>
    public int Start(Func<Batch, Task> run)
    {
        var started = 0;
        foreach (var places in components.Values.OrderBy(_ => Random.Shared.Next()))
            while (running.Count < options.Concurrency && places.Next() is { } batch)
            {
                running[batch] = Task.Run(() => run(batch), CancellationToken.None);
                started += batch.Deliveries.Count;
            }

        return started;
    }
}
