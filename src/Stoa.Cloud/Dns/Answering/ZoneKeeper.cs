using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Cloud.Dns.Wire;
using Stoa.Platform.Hosting;

namespace Stoa.Cloud.Dns.Answering;

/// <summary>Keeps the snapshot up with the table: told at once when a name changes, and looking by itself now and then.</summary>
internal sealed class ZoneKeeper(NameRoll roll, DnsOptions options, WakeSignal wake, TimeProvider clock, ILogger<ZoneKeeper> log) : BackgroundService
{
    /// <summary>The topic that a change of names raises.</summary>
    public const string Changed = "names";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    // A transaction commits some time after it took the time, and clocks of nodes differ: what changed lately is read again.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(2);

    private readonly Dictionary<(Guid, string), RolledName> names = [];
    private DateTimeOffset newest = DateTimeOffset.MinValue;

    /// <summary>What to answer from.</summary>
    public Zone Zone { get; private set; } = Empty(options);

    /// <summary>Reads what changed.</summary>
    public async Task Follow(CancellationToken cancel)
    {
        var since = newest == DateTimeOffset.MinValue ? newest : newest - Overlap;
        var isNew = false;
        foreach (var name in await roll.Read(since, cancel))
        {
            if (names.TryGetValue(name.Id, out var known) && known.Version == name.Version) continue;
            names[name.Id] = name;
            newest = name.ChangedAt > newest ? name.ChangedAt : newest;
            isNew = true;
        }

        if (isNew) Zone = new Zone(options.Zone, Address(options), (uint)newest.ToUnixTimeSeconds(), names.Values.SelectMany(Records));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Follow(stoppingToken);
            }
            catch (NpgsqlException trouble)
            {
                log.LogWarning("Names are answered as they were: {Reason}", trouble.Message);
            }

            await wake.Listen(Changed).Wait(Look, clock, stoppingToken);
        }
    }

    private static Zone Empty(DnsOptions options) => new(options.Zone, Address(options), 1, []);

    private static ResourceRecord Address(DnsOptions options)
    {
        var address = IPAddress.Parse(options.Listen);
        return new("", address.AddressFamily == AddressFamily.InterNetwork ? RecordType.A : RecordType.AAAA, 300, address.GetAddressBytes());
    }

    private static IEnumerable<ResourceRecord> Records(RolledName name)
    {
        foreach (var record in name.Records)
        {
            // What a newer release has written and this one cannot read is not answered.
            if (!RecordSyntax.TryParse(record.Type, record.Data, out var read)) continue;
            var owner = record.Prefix is null ? name.Fqdn : $"{record.Prefix.ToLowerInvariant()}.{name.Fqdn}";
            yield return new ResourceRecord(owner, read.Type, (uint)record.TtlSeconds, read.Data);
        }
    }
}
