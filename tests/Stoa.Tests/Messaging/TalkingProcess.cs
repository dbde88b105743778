using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging;
using Stoa.Platform.Messaging.Broadcasts;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Messaging.Relaying;
using Stoa.Platform.Messaging.Subscriptions;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>
/// A process as messages know it, with nothing that runs by itself: a test makes each step. What it does not call has the effect
/// of a process that was killed before it.
/// </summary>
internal sealed class TalkingProcess : IAsyncDisposable
{
    private readonly ServiceProvider provider;

    private TalkingProcess(ServiceProvider provider) => this.provider = provider;

    public Script Script => Get<Script>();

    public Relay Relay => Get<Relay>();

    public Dispatcher Dispatcher => Get<Dispatcher>();

    public BroadcastReader Broadcasts => Get<BroadcastReader>();

    public ParkedMessages Parked => Get<ParkedMessages>();

    public MessageRetention Retention => Get<MessageRetention>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts a process with the handlers that the wiring adds.</summary>
    public static async Task<TalkingProcess> Start(TestDatabase database, TimeProvider clock, Action<IServiceCollection> wiring)
    {
        var services = new ServiceCollection();
        wiring(services);
        var roles = services.Select(s => s.ImplementationInstance).OfType<MessageHandler>().Select(h => h.Component).Distinct().ToList();
        services.AddLogging().AddSingleton(clock).AddSingleton(database.Databases).AddSingleton<WakeSignal>().AddSingleton<Worker>().AddSingleton<Script>();
        services.AddSingleton(new Node(NodeId.From(Guid.NewGuid()), roles, Socket: ""));
        services.AddScoped<OperationContext>().AddScoped<StoreContext>().AddScoped<TalkStore>();
        services.AddHostedService<WorkerHeartbeat>().AddMessaging();
        var process = new TalkingProcess(services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true }));
        await process.Begin();
        return process;
    }

    /// <summary>The service's one instance in this process.</summary>
    public T Get<T>() where T : notnull => provider.GetRequiredService<T>();

    /// <summary>What a process does once a second: renew its lease, end others', take over.</summary>
    public async Task Tick()
    {
        await Get<Worker>().Beat(Cancel);
        await Get<Worker>().EndStaleLeases(Cancel);
        await Get<MessagingUpkeep>().Tick(Cancel);
    }

    /// <summary>One turn of the dispatcher, and all handlers that it started; nothing of that is acknowledged yet.</summary>
    public async Task<int> Handle()
    {
        await Dispatcher.Idle;
        var turned = await Dispatcher.Turn(Cancel);
        await Dispatcher.Idle;
        return turned;
    }

    /// <summary>Moves, handles and acknowledges until there is nothing to do that is due.</summary>
    public async Task Settle()
    {
        while (await Relay.MoveBatch(Cancel) > 0 || await Handle() > 0)
        {
        }
    }

    /// <summary>Works as the company: begins a transaction, acts, commits.</summary>
    public async Task As(TenantId company, Func<TalkStore, Task> act, string actor = "usr_test")
    {
        await using var scope = provider.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("talk", actor, "test");
        operation.Enter(company);
        var store = scope.ServiceProvider.GetRequiredService<TalkStore>();
        await using var transaction = await store.Begin(Cancel);
        await act(store);
        await store.SaveChangesAsync(Cancel);
        await transaction.CommitAsync(Cancel);
    }

    /// <summary>What has been heard in the company's name, in the order of its happening: component and number.</summary>
    public async Task<IReadOnlyList<Heard>> Heard(TenantId company)
    {
        IReadOnlyList<Heard> heard = [];
        await As(company, async store => heard = await store.Heard.OrderBy(h => h.Id).ToListAsync(Cancel));
        return heard;
    }

    /// <summary>Ends without a farewell: what it holds stays held until its lease ends.</summary>
    public ValueTask DisposeAsync() => provider.DisposeAsync();

    private async Task Begin()
    {
        await Get<Worker>().Beat(Cancel);
        await Get<SubscriptionRegistry>().Register(Cancel);
        await Broadcasts.Start(Cancel);
        await Get<MessagingUpkeep>().Tick(Cancel);
    }
}
