using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>
/// Divides a worker's capacity among the lanes. A tenth is kept for each lane, so that long steps of one never shut another out;
/// the rest goes 6 : 3 : 1 to the lanes that have work.
/// </summary>
internal sealed class LaneSlots(int capacity)
{
    private const int Most = 200;
    private static readonly int[] Weights = [6, 3, 1];
    private readonly Lock gate = new();
    private readonly int reserve = Math.Max(1, capacity / 10);
    private readonly int[] inHand = new int[3];
    private readonly int[] credit = new int[3];
    private readonly bool[] isEmpty = new bool[3];

    /// <summary>There may be work in every lane again.</summary>
    public void Stir()
    {
        lock (gate) Array.Clear(isEmpty);
    }

    /// <summary>Sets slots aside for a claim; null when none is free.</summary>
    /// <param name="freed">Slots that are in hand but will be free when the claim is answered.</param>
    public Quota? Reserve(int freed)
    {
        lock (gate)
        {
            var quota = new int[3];
            for (var free = Math.Min(Most, capacity - inHand.Sum() + freed); free > 0 && Pick(quota, freed) is { } lane; free--) quota[lane]++;
            if (quota.Sum() == 0) return null;
            for (var lane = 0; lane < 3; lane++) inHand[lane] += quota[lane];
            return new Quota(quota[0], quota[1], quota[2]);
        }
    }

    /// <summary>Gives back what the claim did not fill.</summary>
    /// <returns>True when more may wait in a lane.</returns>
    public bool Settle(Quota asked, IEnumerable<Lane> got)
    {
        lock (gate)
        {
            var counts = new int[3];
            foreach (var lane in got) counts[(int)lane]++;
            for (var lane = 0; lane < 3; lane++)
            {
                var wanted = asked.Of((Lane)lane);
                inHand[lane] += counts[lane] - wanted;
                if (wanted > 0) isEmpty[lane] = counts[lane] < wanted;
            }

            return isEmpty.Contains(false);
        }
    }

    /// <summary>True when a claim could get something.</summary>
    public bool HasRoom
    {
        get
        {
            lock (gate) return inHand.Sum() < capacity;
        }
    }

    /// <summary>A run left the hand.</summary>
    public void Free(Lane lane)
    {
        lock (gate) inHand[(int)lane]--;
    }

    // Smooth weighted round robin: also single slots are dealt out by the weights.
    private int? Pick(int[] quota, int freed)
    {
        int? best = null;
        var total = 0;
        for (var lane = 0; lane < 3; lane++)
        {
            if (isEmpty[lane] || Room(lane, freed) <= quota[lane]) continue;
            credit[lane] += Weights[lane];
            total += Weights[lane];
            if (best is null || credit[lane] > credit[best.Value]) best = lane;
        }

        if (best is { } picked) credit[picked] -= total;
        return best;
    }

    private int Room(int lane, int freed)
    {
        var others = 0;
        for (var other = 0; other < 3; other++)
            if (other != lane) others += Math.Max(reserve, inHand[other]);
        return capacity + freed - others - inHand[lane];
    }
}
