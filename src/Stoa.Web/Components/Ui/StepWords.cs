using Stoa.Contracts.Workflows;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Ui;

/// <summary>Steps in the reader's words.</summary>
internal static class StepWords
{
    /// <summary>A workflow of a newer release may have steps that this one has no words for: they go by their name.</summary>
    public static string Title(Phrases text, StepView step) => text.Find($"steps.{step.Name}") ?? step.Name;

    /// <summary>What the run does, by the name of its workflow.</summary>
    public static string Title(Phrases text, RunView run) =>
        Ended(text, run) ?? text.Find($"workflow.{run.Workflow}") ?? run.Workflow;

    /// <summary>True when one of the steps gives this reason already.</summary>
    public static bool Say(RunView? run, string reason) => run is not null && run.Steps.Any(step => step.Reason == reason && step.State != StepState.Done);

    public static string State(Phrases text, StepView step) => text[$"steps.state-{StepMark.Css(step.State)}"];

    public static string Progress(Phrases text, IReadOnlyList<StepView> steps) =>
        text["steps.progress", ("done", steps.Count(s => s.State == StepState.Done)), ("total", steps.Count)];

    /// <summary>One sentence for those who hear the page: the step at hand, else how far it came.</summary>
    public static string Spoken(Phrases text, IReadOnlyList<StepView> steps) => StepMark.Current(steps) is { } step
        ? $"{Title(text, step)}: {State(text, step)}. {step.Reason}"
        : Progress(text, steps);

    private static string? Ended(Phrases text, RunView run) => run.State switch
    {
        RunState.Succeeded => text.Find($"workflow.{run.Workflow}-done"),
        RunState.Failed => text.Find($"workflow.{run.Workflow}-failed"),
        RunState.Cancelled => text.Find($"workflow.{run.Workflow}-cancelled"),
        _ => null,
    };
}
