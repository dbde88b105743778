using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Platform.Messaging;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>A database, a clock, and the processes that a test starts on them.</summary>
public abstract class Conversation(PostgresServer server) : IAsyncLifetime
{
    private protected static readonly TenantId A = TenantId.From(Guid.Parse("0199aaaa-0000-7000-8000-00000000000a"));
    private protected static readonly TenantId B = TenantId.From(Guid.Parse("0199bbbb-0000-7000-8000-00000000000b"));
    private readonly List<TalkingProcess> processes = [];

    private protected TestDatabase Database { get; private set; } = null!;

    private protected ManualClock Clock { get; } = new();

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.Create(server);
        await Database.Migrate(TalkStore.Migration);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes) await process.DisposeAsync();
        await Database.DisposeAsync();
    }

    private protected async Task<TalkingProcess> Start(Action<IServiceCollection> wiring)
    {
        var process = await TalkingProcess.Start(Database, Clock, wiring);
        processes.Add(process);
        return process;
    }

    /// <summary>A process whose component alpha hears what is said.</summary>
    private protected Task<TalkingProcess> StartAlpha() => Start(services => services.AddMessageHandler<Said, Hear, TalkStore>("alpha"));

    /// <summary>Lets a process's lease end, as the others see it, and theirs go on.</summary>
    private protected async Task LetLeaseEnd(params TalkingProcess[] living)
    {
        Clock.Advance(TimeSpan.FromSeconds(2));
        foreach (var process in living) await process.Tick();
        Clock.Advance(TimeSpan.FromSeconds(1));
        foreach (var process in living) await process.Tick();
    }

    private protected async Task<Guid> NewTopic(TalkingProcess process, TenantId company)
    {
        var topic = new Topic { Id = Guid.CreateVersion7(), TenantId = company };
        await process.As(company, store => Task.FromResult(store.Topics.Add(topic)));
        return topic.Id;
    }

    /// <summary>Says the next things about the topic, each in a transaction of its own.</summary>
    private protected async Task Say(TalkingProcess process, TenantId company, Guid topic, int times = 1)
    {
        for (var i = 0; i < times; i++)
            await process.As(company, async store =>
            {
                var about = await store.Topics.SingleAsync(t => t.Id == topic, Cancel);
                about.Count++;
                store.Publish(new Said(topic, about.Count), about, Clock);
            });
    }

    /// <summary>Returns when the work waits for somebody's lock in the database, or has ended without.</summary>
    private protected async Task UntilBlocked(Task work)
    {
        while (!work.IsCompleted && await Count("pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()") == 0) { }
    }

    /// <summary>Does what the end of a process does to its transaction.</summary>
    private protected async Task KillSessionsInTransaction() => await Database.AsAdmin("""
        SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
        WHERE usename = 'stoa_app' AND datname = current_database() AND state = 'idle in transaction'
        """);

    private protected async Task<long> Count(string of) => (long)(await Database.AsAdmin($"SELECT count(*) FROM {of}"))!;
}
