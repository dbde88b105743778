using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Stoa.Cloud.Compute;
using Stoa.Cloud.Compute.Convergence;
using Stoa.Cloud.Compute.Hosts;
using Stoa.Cloud.Compute.Storage;
using Stoa.Cloud.Deployer;
using Stoa.Cloud.Deployer.Storage;
using Stoa.Cloud.Dns;
using Stoa.Cloud.Dns.Answering;
using Stoa.Cloud.Fabric;
using Stoa.Cloud.Providers.Simulator;
using Stoa.Cloud.Storage;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Messaging;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Messaging.Relaying;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;
using Stoa.Tests.Cloud.Providers;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud;

/// <summary>Deployer and compute in one process on the simulated cloud. Nothing runs by itself: a test lets it settle and lets time pass.</summary>
internal sealed class CloudNode : IAsyncDisposable
{
    private static readonly string[] ByItself = ["MessagingHost", "WorkerHeartbeat", nameof(HearMachines), nameof(ConvergeMachines), nameof(TellHosts), nameof(ZoneKeeper)];
    private const int MostSeconds = 120;
    private readonly TestNode node;
    private readonly TestDatabase database;

    private CloudNode(TestNode node, TestDatabase database) => (this.node, this.database) = (node, database);

    /// <summary>Whose deployments the present test looks at.</summary>
    public Person Customer { get; private set; } = Person.New();

    public ManualClock Clock => node.Clock;

    public DeployerClient Deployer => new(node.As(Customer));

    public ComputeClient Compute => ComputeOf(Customer.Company);

    public ConvergeMachines Convergence => node.Services.GetRequiredService<ConvergeMachines>();

    public MachineObserver Observer => node.Services.GetRequiredService<MachineObserver>();

    public SimulatorProvider Cloud => node.Services.GetRequiredService<SimulatorProvider>();

    public TestNode Node => node;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CloudNode> Start(TestDatabase database, Action<IServiceCollection>? adjust = null)
    {
        var started = new CloudNode(await TestNode.Start(database, [new FabricComponent(), new ComputeComponent(), new StorageComponent(), new DnsComponent(), new DeployerComponent()], services =>
        {
            foreach (var loop in services.Where(s => s.ServiceType == typeof(IHostedService) && ByItself.Contains(NameOf(s))).ToList()) services.Remove(loop);
            services.AddSingleton(new RunEngineOptions { RunsByItself = false }).AddSingleton<Heard>();
            services.AddSingleton<Crash>(() => throw new ProcessDied());
            services.AddMessageHandler<DeploymentSucceeded, Hear<DeploymentSucceeded>, DeployerStore>("deployer")
                .AddMessageHandler<DeploymentFailed, Hear<DeploymentFailed>, DeployerStore>("deployer")
                .AddMessageHandler<DeploymentTerminated, Hear<DeploymentTerminated>, DeployerStore>("deployer")
                .AddMessageHandler<MachineChanged, Hear<MachineChanged>, ComputeStore>("compute");
            services.AddSingleton(Roomy.Fabric);
            adjust?.Invoke(services);
        }), database);
        await started.TellHosts();
        return started;
    }

    /// <summary>The hosts are heard.</summary>
    public Task TellHosts() => node.Services.GetRequiredService<TellHosts>().Tick(Cancel);

    /// <summary>Fabric as compute asks it, for the company.</summary>
    public FabricClient FabricOf(TenantId company) => new(node.AsComponent("compute", company));

    /// <summary>Another customer, and a cloud that works.</summary>
    public async Task Begin()
    {
        Customer = Person.New();
        await Follow();
    }

    /// <summary>Compute as the deployer asks it, for the company.</summary>
    public ComputeClient ComputeOf(TenantId company) => new(node.AsComponent("deployer", company));

    /// <summary>Says it in the customer's name, as another component would.</summary>
    public Task Say<TMessage>(TMessage message) where TMessage : IMessage => InStore(store =>
    {
        store.Publish(message, new Teller(), Clock);
        return Task.CompletedTask;
    });

    /// <summary>Acts in the customer's name, in one transaction.</summary>
    public async Task InStore(Func<DeployerStore, Task> act)
    {
        await using var scope = node.Services.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("subscriptions", "component:subscriptions", "test");
        operation.Enter(Customer.Company);
        var store = scope.ServiceProvider.GetRequiredService<DeployerStore>();
        await using var transaction = await store.Begin(Cancel);
        await act(store);
        await store.SaveChangesAsync(Cancel);
        await transaction.CommitAsync(Cancel);
    }

    /// <summary>What was heard of the kind, in order.</summary>
    public IReadOnlyList<TMessage> Told<TMessage>() => [.. node.Services.GetRequiredService<Heard>().Messages.OfType<TMessage>()];

    /// <summary>Does all that is due now: steps, relay, handlers.</summary>
    public async Task Settle()
    {
        var (relay, dispatcher) = (node.Services.GetRequiredService<Relay>(), node.Services.GetRequiredService<Dispatcher>());
        var upkeep = node.Services.GetRequiredService<MessagingUpkeep>();
        await node.Services.GetRequiredService<Stoa.Platform.Hosting.Worker>().Beat(Cancel);
        await upkeep.Tick(Cancel);
        int done;
        do
        {
            await node.Services.GetRequiredService<RunEngine>().Tick(Cancel);
            done = await relay.MoveBatch(Cancel) + await dispatcher.Turn(Cancel);
            await dispatcher.Idle;
        }
        while (done > 0);
    }

    /// <summary>Lets the time pass until the deployment is as expected.</summary>
    public async Task<DeploymentView> Until(DeploymentId id, Func<DeploymentView, bool> isExpected, [CallerArgumentExpression(nameof(isExpected))] string expected = "")
    {
        await Settle();
        var view = await Deployer.Deployment(id, Cancel);
        for (var seconds = 0; !isExpected(view!); seconds++)
        {
            Assert.True(seconds < MostSeconds, $"After {seconds} s {id} is not so: {expected}. It is {view}");
            await Pass(TimeSpan.FromSeconds(1));
            view = await Deployer.Deployment(id, Cancel);
        }

        return view!;
    }

    /// <summary>Lets the time pass at once, then does all that fell due.</summary>
    public Task Pass(TimeSpan time)
    {
        Clock.Advance(time);
        return Settle();
    }

    /// <summary>The simulated cloud follows these rules from now on.</summary>
    public Task Follow(params SimulatorRule[] rules) => node.Services.GetRequiredService<SimulatorRulebook>().Replace(rules, Cancel);

    /// <summary>What exists outside, whatever our own records say.</summary>
    public async Task<long> MachinesOutside(string key) => (long)(await database.AsAdmin($"SELECT count(*) FROM simulator.machine WHERE key = '{key}'"))!;

    /// <summary>Data disks of the deployment that exist outside.</summary>
    public async Task<long> DisksOutside(DeploymentId deployment) =>
        (long)(await database.AsAdmin($"SELECT count(*) FROM simulator.disk WHERE key = '{deployment}_data'"))!;

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private static string? NameOf(ServiceDescriptor service) =>
        (service.ImplementationType ?? service.ImplementationFactory?.Method.ReturnType)?.Name;

    private sealed class Teller : Aggregate
    {
        public override string Subject => "test";
    }
}

/// <summary>Messages that were handled, in order.</summary>
internal sealed class Heard
{
    public ConcurrentQueue<object> Messages { get; } = new();
}

internal sealed class Hear<TMessage>(Heard heard) : IHandle<TMessage> where TMessage : IMessage
{
    public Task Handle(TMessage message, CancellationToken cancel)
    {
        heard.Messages.Enqueue(message);
        return Task.CompletedTask;
    }
}
