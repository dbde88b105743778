using Stoa.Cloud.Providers.Simulator;
using Stoa.Contracts.Compute;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Providers;

/// <summary>A simulated cloud on a database of its own, with the clock in hand and a process that only seems to die.</summary>
internal sealed class SimulatorFixture(TestDatabase database)
{
    public static readonly SimulatorOptions Options = new() { Zones = 3, HostsPerZone = 4, BootMilliseconds = 4000 };

    public ManualClock Clock { get; } = new();

    public SimulatorRulebook Rules { get; } = new(database.Databases, Options);

    /// <summary>A driver as a fresh process would have it.</summary>
    public SimulatorProvider Driver()
    {
        var line = new ScriptedLine(Rules, Clock, () => throw new ProcessDied());
        return new(new SimulatedCloud(database.Databases, Options, Clock), line, new SimulatedNotices(Clock), Options);
    }

    /// <summary>Its disks, for the same rules.</summary>
    public SimulatedDisks Disks() => new(database.Databases, new ScriptedLine(Rules, Clock, () => throw new ProcessDied()), Clock);

    public Task Follow(params SimulatorRule[] rules) => Rules.Replace(rules, TestContext.Current.CancellationToken);

    public async Task<long> Machines(string key) => (long)(await database.AsAdmin($"SELECT count(*) FROM simulator.machine WHERE key = '{key}'"))!;
}

/// <summary>Thrown where the process would have been killed.</summary>
internal sealed class ProcessDied : Exception;
