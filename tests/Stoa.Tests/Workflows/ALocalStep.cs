using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Storage;

namespace Stoa.Tests.Workflows;

/// <summary>A workflow that writes notes: its first and last step are local.</summary>
internal sealed class Writing(Script script, NoteStore store) : Workflow<Job>
{
    public override string Name => "writing";

    public override IReadOnlyList<Step<Job>> Steps =>
    [
        new("open", (step, cancel) => Write("open", step, cancel)) { IsLocal = true, Undo = (step, cancel) => Write("undo open", step, cancel) },
        new("print", (step, cancel) => script.Play("print", step, cancel)),
        new("close", (step, cancel) => Write("close", step, cancel)) { IsLocal = true },
    ];

    private async Task<StepResult> Write(string text, StepContext<Job> step, CancellationToken cancel)
    {
        store.Notes.Add(new Note { Id = Guid.CreateVersion7(), TenantId = step.Tenant, Text = text });
        await store.SaveChangesAsync(cancel);
        return await script.Play(text, step, cancel);
    }
}

public sealed class ALocalStep(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    private protected override Process Another() => new(Database, Clock, Script, services => services.AddWorkflow<Writing, Job>("notes"));

    [Fact]
    public async Task Commits_its_rows_together_with_its_progress()
    {
        var run = await Process.Start<Writing>("letter");
        await Process.Tick();

        Assert.Equal(["open", "close"], await Notes());
        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
        Assert.Equal("open Done, print Done, close Done", await History(run));
    }

    [Fact]
    public async Task Leaves_no_row_behind_when_it_fails()
    {
        var isMended = false;
        Script.On("open", _ => isMended ? StepResult.Done : throw new HttpRequestException("refused"));
        await Process.Start<Writing>("letter");
        await Process.Tick();
        Assert.Empty(await Notes());
        isMended = true;
        await After(TimeSpan.FromSeconds(2));

        Assert.Equal(["open", "close"], await Notes());
    }

    [Fact]
    public async Task Leaves_no_row_behind_when_another_process_has_taken_the_run_over()
    {
        var (reached, open) = Script.Gate("open");
        await Process.Start<Writing>("letter");
        var late = Process.Tick();
        await reached;
        Script.On("open", _ => StepResult.Done);
        Clock.Advance(TimeSpan.FromSeconds(3));
        await using var other = Another();
        await other.Tick();
        open();
        await late;

        Assert.Equal(["open", "close"], await Notes());
    }

    [Fact]
    public async Task Commits_the_rows_of_its_undo_too()
    {
        Script.On("print", _ => StepResult.Stop("no-paper", "No paper."));
        var run = await Process.Start<Writing>("letter");
        await Process.Tick();

        Assert.Equal(["open", "undo open"], await Notes());
        Assert.Equal(RunState.Failed, (await Process.Read(run)).State);
    }

    [Fact]
    public async Task May_wait_for_a_signal()
    {
        Script.On("close", step => step.Signals.Count > 0 ? StepResult.Done : StepResult.Wait("stamp", TimeSpan.FromDays(1), "A stamp is missing."));
        var run = await Process.Start<Writing>("letter");
        await Process.Tick();
        await Process.Signal(run, "stamp");
        await Process.Tick();

        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
        Assert.Equal("open Done, print Done, close Waiting, close Done", await History(run));
    }

    private Task<List<string>> Notes() =>
        Process.InStore((store, _) => store.Notes.OrderBy(n => n.Id).Select(n => n.Text).ToListAsync());
}
