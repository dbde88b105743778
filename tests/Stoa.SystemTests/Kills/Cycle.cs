using System.Text.RegularExpressions;
using Stoa.Contracts.Deployer;

namespace Stoa.SystemTests.Kills;

/// <summary>One machine's life in a lane, with a kill in each of its flows or in none.</summary>
internal sealed partial class Cycle(KillLane lane, Buyer buyer, Ordered ordered)
{
    private const string Idle = """
        NOT EXISTS (SELECT FROM platform.outbox) AND NOT EXISTS (SELECT FROM platform.delivery)
        AND NOT EXISTS (SELECT FROM platform.run WHERE state IN ('Active', 'Queued'))
        """;
    private const string Settled = $"SELECT {Idle} AND coalesce((SELECT state = $2 FROM deployer.deployment WHERE hostname = $1), false)";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Ends when nothing is under way.</summary>
    public static async Task Calm(KillLane lane, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Glance);
        while (!await lane.Look<bool>($"SELECT {Idle}", cancel)) await timer.WaitForNextTickAsync(cancel);
    }

    /// <summary>Goes through the flow.</summary>
    /// <returns>What happened, and whether the process was killed at its point.</returns>
    public async Task<(IReadOnlyList<Effect> Effects, bool IsKilled)> Run(Flow flow, KillPoint? point, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        lane.Kills.Arm(point);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(patience.Token);
        var killing = lane.KillAtPoint(over.Token);
        try
        {
            foreach (var (ask, then) in flow.Acts)
            {
                await ask(buyer, ordered, patience.Token);
                await Reach(then, patience.Token);
            }
        }
        catch (OperationCanceledException late) when (!cancel.IsCancellationRequested)
        {
            throw new TimeoutException($"{point?.ToString() ?? flow.Name}: not quiet within {Patience.TotalMinutes} min.\n{await Standing(cancel)}\n{lane.Log}", late);
        }

        var isKilled = lane.Kills.Held.IsCompleted;
        if (isKilled) await killing;
        else await over.CancelAsync();
        return (lane.Kills.Recorded(), isKilled);
    }

    /// <summary>Ends when the deployment is so and nothing is under way.</summary>
    public async Task Reach(DeploymentState then, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(Glance);
        while (!await lane.Look<bool>(Settled, cancel, ordered.Hostname, then.ToString())) await timer.WaitForNextTickAsync(cancel);
        ordered.Deployment = new DeploymentId(await lane.Look<Guid>("SELECT id FROM deployer.deployment WHERE hostname = $1", cancel, ordered.Hostname));
    }

    /// <summary>What is not as it must be; empty when all is.</summary>
    public async Task<IReadOnlyList<string>> Faults(Flow flow, CancellationToken cancel)
    {
        var faults = new List<string>();
        foreach (var (what, count, wanted) in flow.Leaves)
        {
            var found = count.Contains("$1", StringComparison.Ordinal)
                ? await lane.Look<long>(count, cancel, ordered.Hostname)
                : await lane.Look<long>(count, cancel);
            if (found != wanted) faults.Add($"{found} x {what}, not {wanted}");
        }

        return faults;
    }

    /// <summary>Subjects of the mails that came after so many, a repetition under the same Message-ID left out.</summary>
    public IReadOnlyList<string> Mails(int before) =>
        [.. lane.Sink.Mails.Skip(before).DistinctBy(mail => MessageId().Match(mail.Text).Value).Select(mail => Subject().Match(mail.Text).Value)];

    private Task<string> Standing(CancellationToken cancel) => lane.Look<string>(
        """
        SELECT concat_ws(E'\n', 'outbox ' || (SELECT count(*) FROM platform.outbox),
            (SELECT string_agg(concat_ws(' ', 'delivery', component, name, state, attempts), E'\n') FROM platform.delivery),
            (SELECT string_agg(concat_ws(' ', 'run', r.workflow, r.state, c.step, c.attempts, c.reason, c.due), E'\n') FROM platform.run r JOIN platform.run_cursor c ON c.run_id = r.id),
            (SELECT string_agg(concat_ws(' ', 'deployment', hostname, state), E'\n') FROM deployer.deployment WHERE state <> 'Terminated'))
        """, cancel);

    [GeneratedRegex("(?im)^Message-ID:.*$")]
    private static partial Regex MessageId();

    [GeneratedRegex("(?im)^Subject:.*$")]
    private static partial Regex Subject();
}
