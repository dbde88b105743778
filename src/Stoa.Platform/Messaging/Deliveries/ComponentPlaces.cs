using Stoa.Platform.Messaging.Subscriptions;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>What the process has claimed of one component.</summary>
internal sealed class ComponentPlaces(MessageHandlers handlers, MessagingOptions options, TimeProvider clock)
{
    // What is claimed ahead waits for this process and for no other. So only quick handlers let it claim ahead, twice as much each time.
    private static readonly TimeSpan Quick = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    // No component gets all places, so that one with slow handlers does not hold up the others.
    private readonly int places = Math.Max(1, options.Concurrency * 3 / 4);
    private readonly HashSet<Delivery> alone = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Batch, long> begun = new(ReferenceEqualityComparer.Instance);
    private readonly List<Delivery> waiting = [];

    /// <summary>How many may be claimed beyond those that have a place.</summary>
    public int Ahead { get; private set; }

    /// <summary>All that is claimed, running and waiting.</summary>
    public IEnumerable<Delivery> InHand => begun.Keys.SelectMany(b => b.Deliveries).Concat(waiting);

    /// <summary>How many that are.</summary>
    public int Claimed => waiting.Count + begun.Keys.Sum(b => b.Deliveries.Count);

    /// <summary>How many more may be claimed.</summary>
    public int Room => places + Ahead - Claimed;

    /// <summary>Puts in one that was claimed, behind the others.</summary>
    public void Add(Delivery delivery) => waiting.Add(delivery);

    /// <summary>What is to be handled next; null when nothing waits or no place is free.</summary>
    public Batch? Next()
    {
        if (waiting.Count == 0 || begun.Count >= places) return null;
        var first = waiting[0];
        HashSet<Delivery> together = new([first], ReferenceEqualityComparer.Instance);
        if (!IsAlone(first) && handlers.StoreOf(first) is { } store) together.UnionWith(waiting.Skip(1).Where(d => IsMate(first, d, store)).Take(Size() - 1));
        waiting.RemoveAll(together.Contains);
        alone.ExceptWith(together);
        var batch = new Batch(first.Component, [.. together]);
        begun[batch] = clock.GetTimestamp();
        return batch;
    }

    /// <summary>Frees the place; what was left undone is the next.</summary>
    public void Ended(Batch batch, IReadOnlyList<Delivery> undone, bool isAlone)
    {
        begun.Remove(batch, out var at);
        var took = clock.GetElapsedTime(at);
        if (took > Slow) Ahead = 0;
        else if (took <= Quick) Ahead = Math.Min((2 * Ahead) + places, places * (options.HandlerBatch - 1));
        waiting.InsertRange(0, undone);
        if (isAlone) alone.UnionWith(undone);
    }

    /// <summary>Takes out what waits although nothing may be claimed ahead any more.</summary>
    public IReadOnlyList<Delivery> TakeSurplus() => Ahead == 0 ? TakeWaiting(from: places) : [];

    /// <summary>Takes out what has no place, but for the first ones.</summary>
    public IReadOnlyList<Delivery> TakeWaiting(int from)
    {
        if (waiting.Count <= from) return [];
        var taken = waiting[from..];
        waiting.RemoveRange(from, taken.Count);
        alone.ExceptWith(taken);
        return taken;
    }

    // As long as there is a place for each, none waits for another; then about half of the places share what waits.
    private int Size() => waiting.Count <= places - begun.Count ? 1 : Math.Min(options.HandlerBatch, (2 * waiting.Count / places) + 1);

    // What failed before would undo the others once more.
    private bool IsAlone(Delivery delivery) => delivery.Attempts > 0 || alone.Contains(delivery);

    private bool IsMate(Delivery first, Delivery other, Type store) =>
        other.Message.Tenant == first.Message.Tenant && !IsAlone(other) && handlers.StoreOf(other) == store;
}
