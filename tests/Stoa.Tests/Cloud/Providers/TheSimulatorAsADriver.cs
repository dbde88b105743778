using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Simulator;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Providers;

public sealed class TheSimulatorAsADriver(TestDatabase database) : EveryDriver, IClassFixture<TestDatabase>
{
    private readonly SimulatorFixture simulator = new(database);
    private SimulatorProvider? driver;

    protected override string Image => "tiny";

    private protected override Task<ICloudProvider> Driver() => Task.FromResult<ICloudProvider>(driver ??= simulator.Driver());

    protected override Task LetPass()
    {
        simulator.Clock.Advance(TimeSpan.FromSeconds(1));
        return Task.CompletedTask;
    }
}
