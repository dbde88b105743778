using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Platform.Providers;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>The simulated cloud itself: rows that commit by themselves, as another company's cloud would.</summary>
internal sealed class SimulatedCloud(Databases databases, SimulatorOptions options, TimeProvider clock)
{
    private const string Columns = "id, number, key, owner, zone, host, is_on, boots, ready_at";

    public static readonly IReadOnlyList<string> Images = ["tiny", "debian"];

    /// <summary>Makes and switches on, unless there is one of that key.</summary>
    public async Task<Machine> Make(MachineSpec spec, CancellationToken cancel)
    {
        if (await Missing(spec, cancel) is { } missing)
            throw new ProviderException(ProviderFaults.NoSuchDisk, $"The disk {missing} is not there yet.", isTransient: true);
        var place = spec.Host is { } host ? SimulatedPlace.At(host) : SimulatedPlace.Of(spec.Key, options);
        var made = await One(
            $"""
            INSERT INTO simulator.machine (id, key, owner, hostname, cores, memory_mib, disk_gib, image, ssh_keys, zone, host, is_on, boots, ready_at, made_at, disks)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, true, 1, $12, $13, $14) ON CONFLICT (key) DO NOTHING RETURNING {Columns}
            """,
            [
                Guid.CreateVersion7(clock.GetUtcNow()), spec.Key, spec.Owner.Value, spec.Hostname, spec.Cores, spec.MemoryMiB, spec.DiskGiB, spec.Image,
                spec.SshKeys.ToArray(), place.Zone, place.Host, ReadyAt(), clock.GetUtcNow(), spec.Disks.ToArray(),
            ], cancel);
        return made ?? await Find(spec.Key, cancel) ?? await Make(spec, cancel);
    }

    private async Task<string?> Missing(MachineSpec spec, CancellationToken cancel)
    {
        if (spec.Disks.Count == 0) return null;
        await using var command = databases[DatabaseRole.Simulator].CreateCommand(
            "SELECT wanted FROM unnest($2) wanted WHERE NOT EXISTS (SELECT FROM simulator.disk WHERE owner = $1 AND key = wanted) LIMIT 1");
        command.Parameters.Add(new NpgsqlParameter { Value = spec.Owner.Value });
        command.Parameters.Add(new NpgsqlParameter { Value = spec.Disks.ToArray() });
        return await command.ExecuteScalarAsync(cancel) as string;
    }

    public Task<Machine?> Find(string key, CancellationToken cancel) =>
        One($"SELECT {Columns} FROM simulator.machine WHERE key = $1", [key], cancel);

    public Task<Machine?> Remove(string key, CancellationToken cancel) =>
        One($"DELETE FROM simulator.machine WHERE key = $1 RETURNING {Columns}", [key], cancel);

    /// <summary>Null when it was so already, or is not there.</summary>
    public Task<Machine?> Switch(string key, bool isOn, CancellationToken cancel) => One(
        $"""
        UPDATE simulator.machine SET is_on = $2, boots = boots + CASE WHEN $2 THEN 1 ELSE 0 END, ready_at = $3
        WHERE key = $1 AND is_on <> $2 RETURNING {Columns}
        """, [key, isOn, ReadyAt()], cancel);

    /// <summary>Null when it has booted since, or is not there.</summary>
    public Task<Machine?> Restart(string key, string sinceBoot, CancellationToken cancel) => One(
        $"""
        UPDATE simulator.machine SET is_on = true, boots = boots + 1, ready_at = $3
        WHERE key = $1 AND id || '/' || boots = $2 RETURNING {Columns}
        """, [key, sinceBoot, ReadyAt()], cancel);

    private DateTimeOffset ReadyAt() => clock.GetUtcNow() + options.Boot;

    private async Task<Machine?> One(string sql, object[] values, CancellationToken cancel)
    {
        await using var command = databases[DatabaseRole.Simulator].CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var rows = await command.ExecuteReaderAsync(cancel);
        return await rows.ReadAsync(cancel) ? Read(rows) : null;
    }

    private Machine Read(NpgsqlDataReader row)
    {
        var (id, number) = (row.GetGuid(0), row.GetInt64(1));
        var state = !row.GetBoolean(6) ? NodeState.Stopped : row.GetFieldValue<DateTimeOffset>(8) > clock.GetUtcNow() ? NodeState.Starting : NodeState.Running;
        // An address of RFC 5737: for examples, routed nowhere. Nobody shall log in to somebody else's machine by mistake.
        var ssh = new MachineAddress("192.0.2.1", (int)(20000 + (number % 40000)), "debian");
        return new Machine(row.GetString(2), new TenantId(row.GetGuid(3)), id.ToString(), state, $"{id}/{row.GetInt32(7)}", $"{row.GetString(4)}, {row.GetString(5)}", ssh);
    }
}
