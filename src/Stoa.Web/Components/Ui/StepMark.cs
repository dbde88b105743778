using Stoa.Contracts.Workflows;

namespace Stoa.Web.Components.Ui;

/// <summary>How the state of a step looks.</summary>
internal static class StepMark
{
    public static string Css(StepState state) => state.ToString().ToLowerInvariant();

    /// <summary>Null where the ring itself says it: an empty one lies ahead, a turning one is at work.</summary>
    public static string? Icon(StepState state) => state switch
    {
        StepState.Done => "check",
        StepState.Failed => "cross",
        StepState.Waiting => "clock",
        StepState.Undone => "minus",
        _ => null,
    };

    /// <summary>The step that everybody looks at.</summary>
    public static StepView? Current(IReadOnlyList<StepView> steps) => steps.FirstOrDefault(s => s.State is not (StepState.Done or StepState.Ahead or StepState.Undone));
}
