using Npgsql;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Platform.Providers;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>The disks of the simulated cloud.</summary>
internal sealed class SimulatedDisks(Databases databases, ScriptedLine line, TimeProvider clock) : IDiskProvider
{
    public string Name => "simulator";

    public Task<Disk> EnsureDisk(DiskSpec spec, CancellationToken cancel) => line.Send(SimulatedCommand.EnsureDisk, spec.Key, async sent =>
    {
        await Run("INSERT INTO simulator.disk (owner, key, size_gib, made_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
            [spec.Owner.Value, spec.Key, spec.SizeGiB, clock.GetUtcNow()], sent);
        return await Find(spec.Owner, spec.Key, sent) ?? throw new ProviderException(ProviderFaults.NoSuchDisk, $"The disk {spec.Key} was removed meanwhile.", isTransient: true);
    }, cancel);

    public Task<Disk?> FindDisk(TenantId owner, string key, CancellationToken cancel) =>
        line.Send(SimulatedCommand.FindDisk, key, sent => Find(owner, key, sent), cancel);

    public Task EnsureDiskGone(TenantId owner, string key, CancellationToken cancel) => line.Send(SimulatedCommand.EnsureDiskGone, key, async sent =>
    {
        var removed = await Run(
            "DELETE FROM simulator.disk WHERE owner = $1 AND key = $2 AND NOT EXISTS (SELECT FROM simulator.machine WHERE owner = $1 AND $2 = ANY(disks))",
            [owner.Value, key], sent);
        if (removed == 0 && await Find(owner, key, sent) is not null)
            throw new ProviderException(ProviderFaults.DiskInUse, $"A machine has the disk {key}.", isTransient: true);
        return true;
    }, cancel);

    private async Task<Disk?> Find(TenantId owner, string key, CancellationToken cancel)
    {
        await using var command = Command("SELECT size_gib FROM simulator.disk WHERE owner = $1 AND key = $2", [owner.Value, key]);
        return await command.ExecuteScalarAsync(cancel) is int size ? new Disk(key, owner, size) : null;
    }

    private async Task<int> Run(string sql, object[] values, CancellationToken cancel)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancel);
    }

    private NpgsqlCommand Command(string sql, object[] values)
    {
        var command = databases[DatabaseRole.Simulator].CreateCommand(sql);
        foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
