using System.Collections.Concurrent;
using NpgsqlTypes;
using Stoa.Contracts.Operations;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Hosting;

/// <summary>Says on which socket a component answers, so that no component knows whether its neighbour is in the process.</summary>
public sealed class NodeDirectory(Node self, Databases databases, TimeProvider clock)
{
    /// <summary>A process that has not been seen for so long is not asked any more.</summary>
    public static readonly TimeSpan Stale = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (string Socket, DateTimeOffset Until)> known = new(StringComparer.Ordinal);

    /// <summary>The socket of a process that runs the component; null when none is up.</summary>
    public async ValueTask<string?> Find(string component, CancellationToken cancel)
    {
        if (component == OperationsClient.Platform || self.Roles.Contains(component)) return self.Socket;
        if (known.TryGetValue(component, out var entry) && entry.Until > clock.GetUtcNow()) return entry.Socket;
        var found = await Ask(component, cancel);
        if (found is not null) known[component] = (found, clock.GetUtcNow().AddSeconds(1));
        return found;
    }

    /// <summary>Called when a connection to the component failed: the next look-up asks the database.</summary>
    public void Forget(string component) => known.TryRemove(component, out _);

    /// <summary>Writes this process's row, or refreshes it.</summary>
    /// <param name="health">JSON of what is not ready and why.</param>
    /// <param name="cancel">Ends the attempt.</param>
    public async Task Announce(string health, CancellationToken cancel)
    {
        await using var command = databases[DatabaseRole.Engine].CreateCommand("""
            INSERT INTO platform.node (id, roles, socket, version, seen, health) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET seen = EXCLUDED.seen, health = EXCLUDED.health
            """);
        command.Parameters.Add(new() { Value = self.Id.Value });
        command.Parameters.Add(new() { Value = self.Roles.ToArray() });
        command.Parameters.Add(new() { Value = self.Socket });
        command.Parameters.Add(new() { Value = typeof(NodeDirectory).Assembly.GetName().Version!.ToString(3) });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() });
        command.Parameters.Add(new() { Value = health, NpgsqlDbType = NpgsqlDbType.Jsonb });
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>Takes this process's row away, and rows of processes that died long ago.</summary>
    public async Task Leave(CancellationToken cancel)
    {
        await using var command = databases[DatabaseRole.Engine].CreateCommand("DELETE FROM platform.node WHERE id = $1 OR seen < $2");
        command.Parameters.Add(new() { Value = self.Id.Value });
        command.Parameters.Add(new() { Value = clock.GetUtcNow() - TimeSpan.FromHours(1) });
        await command.ExecuteNonQueryAsync(cancel);
    }

    private async Task<string?> Ask(string component, CancellationToken cancel)
    {
        await using var query = databases[DatabaseRole.Engine].CreateCommand(
            "SELECT socket FROM platform.node WHERE $1 = ANY (roles) AND seen > $2 ORDER BY random() LIMIT 1");
        query.Parameters.Add(new() { Value = component });
        query.Parameters.Add(new() { Value = clock.GetUtcNow() - Stale });
        return (string?)await query.ExecuteScalarAsync(cancel);
    }
}
