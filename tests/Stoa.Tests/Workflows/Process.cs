using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Storage;

namespace Stoa.Tests.Workflows;

/// <summary>What one process has of the run engine, worked by hand. A test that needs two processes makes two, on one database and clock.</summary>
internal sealed class Process : IAsyncDisposable
{
    public static readonly TenantId Company = new(new Guid("00000000-0000-7000-8000-0000000000aa"));
    private readonly ServiceProvider services;

    public Process(TestDatabase database, ManualClock clock, Script script, Action<IServiceCollection>? more = null)
    {
        var made = new ServiceCollection();
        made.AddSingleton<TimeProvider>(clock).AddSingleton(script).AddSingleton(database.Databases);
        made.AddSingleton(new Node(new NodeId(Guid.CreateVersion7(clock.GetUtcNow())), ["notes"], "none")).AddSingleton<Worker>();
        made.AddSingleton<WakeSignal>().AddScoped<OperationContext>().AddScoped<StoreContext>();
        made.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        made.AddScoped<NoteStore>().AddKeyedScoped<ComponentStore>("notes", (scope, _) => scope.GetRequiredService<NoteStore>());
        made.AddSingleton(new RunEngineOptions { RunsByItself = false, MaxInHand = 100 });
        made.AddWorkflow<Building, Job>("notes").AddWorkflow<JoinedBuilding, Job>("notes").AddWorkflow<RefusedBuilding, Job>("notes");
        more?.Invoke(made);
        services = made.AddRunEngine().BuildServiceProvider();
    }

    public RunEngine Engine => services.GetRequiredService<RunEngine>();

    public Worker Worker => services.GetRequiredService<Worker>();

    /// <summary>Starts the loops that a process of the product has.</summary>
    public async Task RunByItself()
    {
        foreach (var loop in services.GetServices<IHostedService>()) await loop.StartAsync(TestContext.Current.CancellationToken);
    }

    public async Task Stop()
    {
        foreach (var loop in services.GetServices<IHostedService>().Reverse()) await loop.StopAsync(TestContext.Current.CancellationToken);
    }

    public Task StopEngine() => services.GetServices<IHostedService>().OfType<RunEngineHost>().Single().StopAsync(TestContext.Current.CancellationToken);

    public Task Tick() => Engine.Tick(TestContext.Current.CancellationToken);

    public Task<StartedRun> Start<TWorkflow>(string subject, Job? job = null, string? by = null) where TWorkflow : Workflow<Job> =>
        InStore((store, runs) => runs.Start<TWorkflow, Job>(store, subject, job ?? new Job(), by ?? Guid.NewGuid().ToString(), default));

    public Task<bool> Signal(RunId run, string signal, object? payload = null) =>
        InStore((store, runs) => runs.Signal(store, run, signal, payload, default));

    public Task<bool> Cancel(RunId run) => InStore((store, runs) => runs.Cancel(store, run, default));

    public async Task<RunView> Read(RunId run) => (await InStore((store, runs) => runs.Read(store, run, default)))!;

    /// <summary>One committed transaction of the company.</summary>
    public async Task<T> InStore<T>(Func<NoteStore, Runs, Task<T>> work, TenantId? company = null)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OperationContext>().Enter(company ?? Company);
        var store = scope.ServiceProvider.GetRequiredService<NoteStore>();
        await using var transaction = await store.Begin(default);
        var answer = await work(store, scope.ServiceProvider.GetRequiredService<Runs>());
        await store.SaveChangesAsync();
        await transaction.CommitAsync();
        return answer;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
