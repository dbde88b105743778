using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>The rules and their counts, in the simulated cloud's own tables.</summary>
internal sealed class SimulatorRulebook(Databases databases, SimulatorOptions options)
{
    private NpgsqlDataSource Database => databases[DatabaseRole.Simulator];

    /// <summary>Replaces all rules; the counts begin at 0.</summary>
    public async Task Replace(IReadOnlyList<SimulatorRule> rules, CancellationToken cancel)
    {
        await using var connection = await Database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new("DELETE FROM simulator.rule") } };
        foreach (var (position, rule) in rules.Index())
            batch.BatchCommands.Add(new("INSERT INTO simulator.rule (position, rule) VALUES ($1, $2)")
            {
                Parameters = { new() { Value = position }, new() { Value = JsonSerializer.Serialize(rule, StoaJson.Tolerant), NpgsqlDbType = NpgsqlDbType.Jsonb } },
            });
        await batch.ExecuteNonQueryAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    public async Task<IReadOnlyList<SimulatorRuleView>> Read(CancellationToken cancel) => [.. (await Rows(cancel)).Select(row => row.View)];

    /// <summary>The rule that the command must follow, counted as applied before it takes effect; null for none.</summary>
    public async Task<SimulatorRule?> Meet(SimulatedCommand command, string key, CancellationToken cancel)
    {
        var rules = await Rows(cancel);
        if (rules.Count == 0) return null;
        var place = await Place(key, cancel);
        foreach (var (position, view) in rules)
            if (view.Rule.Covers(command, key, place) && await Count(position, view.Rule, cancel)) return view.Rule;
        return null;
    }

    // Where the machine is; one that is not there yet is met where its key would put it.
    private async Task<SimulatedPlace> Place(string key, CancellationToken cancel)
    {
        await using var query = Database.CreateCommand("SELECT host FROM simulator.machine WHERE key = $1");
        query.Parameters.Add(new() { Value = key });
        return await query.ExecuteScalarAsync(cancel) is string host ? SimulatedPlace.At(host) : SimulatedPlace.Of(key, options);
    }

    private async Task<bool> Count(int position, SimulatorRule rule, CancellationToken cancel)
    {
        await using var connection = await Database.OpenConnectionAsync(cancel);
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var nth = await Counted(connection, "met", position, cancel) - 1;
        if (nth is not { } known || !rule.AppliesTo(known))
        {
            await transaction.CommitAsync(cancel);
            return false;
        }

        await Counted(connection, "applied", position, cancel);
        await transaction.CommitAsync(cancel);
        return true;
    }

    // Null when the rules were replaced meanwhile.
    private static async Task<long?> Counted(NpgsqlConnection connection, string column, int position, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand($"UPDATE simulator.rule SET {column} = {column} + 1 WHERE position = $1 RETURNING {column}", connection)
        {
            Parameters = { new() { Value = position } },
        };
        return (long?)await command.ExecuteScalarAsync(cancel);
    }

    private async Task<List<(int Position, SimulatorRuleView View)>> Rows(CancellationToken cancel)
    {
        await using var query = Database.CreateCommand("SELECT position, rule, met, applied FROM simulator.rule ORDER BY position");
        await using var rows = await query.ExecuteReaderAsync(cancel);
        var read = new List<(int, SimulatorRuleView)>();
        while (await rows.ReadAsync(cancel))
        {
            var rule = JsonSerializer.Deserialize<SimulatorRule>(rows.GetString(1), StoaJson.Tolerant)!;
            read.Add((rows.GetInt32(0), new SimulatorRuleView(rule, rows.GetInt64(2), rows.GetInt64(3))));
        }

        return read;
    }
}
