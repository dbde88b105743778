namespace Stoa.SystemTests.Kills;

/// <summary>A lane with its customer, who orders one machine after the other.</summary>
internal sealed class KilledLife : IAsyncDisposable
{
    private readonly KillLane lane;
    private readonly Buyer buyer;
    private readonly Dictionary<string, int> mails = [];
    private int cycles;

    private KilledLife(KillLane lane, Buyer buyer) => (this.lane, this.buyer) = (lane, buyer);

    public static async Task<KilledLife> Start(DirectoryInfo folder, CancellationToken cancel)
    {
        var lane = await KillLane.Start(folder.CreateSubdirectory(Guid.NewGuid().ToString("N")[..8]));
        var buyer = await Buyer.SignUp(lane, cancel);
        await Cycle.Calm(lane, cancel);
        var life = new KilledLife(lane, buyer);
        // The first order of an installation does what none after it does: it begins the series of the invoices' numbers.
        await life.Record(cancel);
        return life;
    }

    /// <summary>Each flow once, undisturbed: what happened, and the moments before and after it.</summary>
    public async Task<IReadOnlyList<KillPoint>> Record(CancellationToken cancel)
    {
        var points = new List<KillPoint>();
        var cycle = Next();
        foreach (var flow in Flow.All)
        {
            var before = lane.Sink.Mails.Count;
            var (effects, _) = await cycle.Run(flow, null, cancel);
            Assert.Empty(await cycle.Faults(flow, cancel));
            mails[flow.Name] = cycle.Mails(before).Count;
            points.AddRange(effects.SelectMany(effect => new[] { new KillPoint(flow.Name, effect, Moment.Before), new KillPoint(flow.Name, effect, Moment.After) }));
        }

        return points;
    }

    /// <summary>Takes points until none is left.</summary>
    public async Task Kill(KillQueue left, CancellationToken cancel)
    {
        while (!left.IsEmpty)
        {
            var cycle = Next();
            foreach (var flow in Flow.All.Where(flow => !flow.IsOptional || left.Has(flow))) await Kill(cycle, flow, left, cancel);
        }
    }

    public ValueTask DisposeAsync() => lane.DisposeAsync();

    private async Task Kill(Cycle cycle, Flow flow, KillQueue left, CancellationToken cancel)
    {
        var before = lane.Sink.Mails.Count;
        var next = left.Next(flow);
        var (_, isKilled) = await cycle.Run(flow, next?.Point, cancel);
        if (next is not var (point, attempt)) return;
        var faults = new List<string>(await cycle.Faults(flow, cancel));
        if (cycle.Mails(before) is var found && found.Count != mails[flow.Name]) faults.Add($"{found.Count} mails, not {mails[flow.Name]}: {string.Join(", ", found)}");
        if (isKilled || faults.Count > 0) left.Done(point, faults);
        else left.Missed(point, attempt);
    }

    private Cycle Next() => new(lane, buyer, new Ordered($"m{++cycles}"));
}
