using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Fabric;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Fabric;

/// <summary>A fabric of its own, a company that asks for room, and an operator.</summary>
public abstract class FabricTests(PostgresServer server) : IAsyncLifetime
{
    private protected static readonly Room Small = new(1, 512, 4);

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected TestDatabase Database { get; private set; } = null!;

    private protected TestNode Node { get; private set; } = null!;

    private protected TenantId Company { get; } = Person.New().Company;

    private protected FabricClient Fabric => FabricOf(Company);

    private protected FabricClient Operator => new(Node.As(Person.Operator()));

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.Create(server);
        Node = await TestNode.Start(Database, [new FabricComponent()], services => services.AddSingleton(Options));
        await Furnish();
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected abstract FabricOptions Options { get; }

    /// <summary>What there is before a test begins.</summary>
    private protected abstract Task Furnish();

    private protected static HostReport Host(string name, int cores) => new(name, "here", "test", new Room(cores, 65_536, 1000));

    private protected Task Report(params HostReport[] hosts) => FabricOf(TenantId.Marketplace).Report(new HostReports(hosts), Cancel);

    private protected FabricClient FabricOf(TenantId owner) => new(Node.AsComponent("compute", owner));

    private protected Task<QuotaView> Mine() => Operator.QuotaOf(Company, Cancel);

    /// <summary>The type of the problem with which it is refused; null when it is not.</summary>
    private protected static async Task<string?> Refused(Func<Task> ask)
    {
        try
        {
            await ask();
            return null;
        }
        catch (ProblemException refused)
        {
            return refused.Problem.Type;
        }
    }
}
