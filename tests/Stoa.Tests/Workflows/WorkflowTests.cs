using Stoa.Contracts.Workflows;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Storage;

namespace Stoa.Tests.Workflows;

/// <summary>A database with the notes' schema, a clock, a script and a process: what most tests of runs begin with.</summary>
public abstract class WorkflowTests(TestDatabase database) : IAsyncLifetime
{
    private protected Script Script { get; } = new();
    private protected ManualClock Clock { get; } = new();
    private protected Process Process { get; private set; } = null!;
    private protected TestDatabase Database => database;

    public async ValueTask InitializeAsync()
    {
        await database.Migrate(NoteStore.Migration);
        Process = Another();
    }

    public async ValueTask DisposeAsync()
    {
        await Process.DisposeAsync();
        await database.AsAdmin("TRUNCATE platform.run, platform.run_cursor, platform.run_step, platform.worker, platform.clock, notes.note");
    }

    private protected virtual Process Another() => new(database, Clock, Script);

    /// <summary><c>walls Done, roof Failed</c>: what the history tells, in the order of the transactions.</summary>
    private protected async Task<string> History(RunId run) => (string)(await database.AsAdmin($"""
        SELECT coalesce(string_agg(k.steps[s.step + 1] || ' ' || s.outcome, ', ' ORDER BY s.xmin::text::bigint), '')
        FROM platform.run_step s JOIN platform.run r ON r.id = s.run_id JOIN platform.workflow_kind k ON k.id = r.kind
        WHERE s.run_id = '{run.Value}'
        """))!;

    /// <summary>Moves the time on and does what is due then.</summary>
    private protected async Task After(TimeSpan time)
    {
        Clock.Advance(time);
        await Process.Tick();
    }
}
