using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Hosting;

/// <summary>
/// This process as an owner of work. What it claims carries <see cref="Id"/>, and its heartbeat is the lease of all of that. When
/// others took it for dead it becomes a new worker, which owns nothing: the claims under the old id have gone to others.
/// </summary>
public sealed class Worker(Node node, Databases databases, TimeProvider clock) : IDisposable
{
    /// <summary>A worker that was not seen for so long is taken for dead.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(2.5);

    private volatile Registration? current;

    /// <summary>Written on what this process claims, and checked in each write about it.</summary>
    /// <exception cref="InvalidOperationException">There was no heartbeat yet.</exception>
    public Guid Id => Current.Id;

    /// <summary>True from the first heartbeat on; before it nothing may be claimed.</summary>
    public bool IsRegistered => current is not null;

    /// <summary>Cancelled when others took over what was claimed under the present <see cref="Id"/>: drop it.</summary>
    public CancellationToken Lost => Current.Lost.Token;

    private Registration Current => current ?? throw new InvalidOperationException("The worker has no heartbeat yet: it owns nothing.");

    /// <summary>Renews the lease. After a lease that others ended it registers as a new worker.</summary>
    public async Task Beat(CancellationToken cancel)
    {
        if (current is { IsAbandoned: false } mine && await Renewed(mine.Id, cancel)) return;
        var next = new Registration(Guid.CreateVersion7(clock.GetUtcNow()));
        await Run("INSERT INTO platform.worker (id, node, seen) VALUES ($1, $2, $3)", cancel, next.Id, node.Id.Value, clock.GetUtcNow());
        var former = Interlocked.Exchange(ref current, next);
        if (former is null) return;
        await former.Lost.CancelAsync();
        await Run("DELETE FROM platform.worker WHERE id = $1", cancel, former.Id);
    }

    /// <summary>
    /// Called by who does not know whether a claim or a write of his was committed: drops everything, and the next heartbeat begins
    /// anew under another id.
    /// </summary>
    public void Abandon(Guid id)
    {
        if (current is not { } mine || mine.Id != id) return;
        mine.IsAbandoned = true;
        mine.Lost.Cancel();
    }

    /// <summary>Ends the leases of workers that were not seen for <see cref="Lease"/>; says how many there were.</summary>
    public async Task<int> EndStaleLeases(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await Run("DELETE FROM platform.worker WHERE lost AND seen < $1", cancel, now - TimeSpan.FromHours(1));
        return await Run("UPDATE platform.worker SET lost = true WHERE NOT lost AND seen < $1", cancel, now - Lease);
    }

    /// <summary>Gives up everything, so that others need not wait for the lease to end.</summary>
    public Task Leave(CancellationToken cancel) =>
        current is { } mine ? Run("DELETE FROM platform.worker WHERE id = $1", cancel, mine.Id) : Task.CompletedTask;

    public void Dispose() => current?.Lost.Dispose();

    private async Task<bool> Renewed(Guid id, CancellationToken cancel) =>
        await Run("UPDATE platform.worker SET seen = $2 WHERE id = $1 AND NOT lost", cancel, id, clock.GetUtcNow()) == 1;

    private async Task<int> Run(string sql, CancellationToken cancel, params object[] values)
    {
        await using var command = databases[DatabaseRole.Engine].CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private sealed record Registration(Guid Id)
    {
        public CancellationTokenSource Lost { get; } = new();

        public volatile bool IsAbandoned;
    }
}
