using Stoa.Platform.Workflows;

namespace Stoa.Tests.Workflows;

/// <summary>Three steps that do what the test's script says; the first two can be undone.</summary>
internal class Building(Script script) : Workflow<Job>
{
    public override string Name => "building";

    public override IReadOnlyList<Step<Job>> Steps =>
    [
        Play("walls") with { Undo = Undo("walls") },
        Play("roof") with { Undo = Undo("roof"), MaxAttempts = 3 },
        Play("paint") with { MaxAttempts = 3 },
    ];

    protected Step<Job> Play(string step) => new(step, (context, cancel) => script.Play(step, context, cancel));

    protected Func<StepContext<Job>, CancellationToken, Task<StepResult>> Undo(string step) =>
        (context, cancel) => script.Play($"undo {step}", context, cancel);
}

internal sealed class JoinedBuilding(Script script) : Building(script)
{
    public override string Name => "joined";
    public override WhenBusy WhenBusy => WhenBusy.Join;
}

internal sealed class RefusedBuilding(Script script) : Building(script)
{
    public override string Name => "refused";
    public override WhenBusy WhenBusy => WhenBusy.Refuse;
}
