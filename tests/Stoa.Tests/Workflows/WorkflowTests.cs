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

    private protected Process Another() => new(database, Clock, Script);
}
