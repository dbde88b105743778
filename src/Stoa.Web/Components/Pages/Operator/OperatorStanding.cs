using Stoa.Contracts.Operations;
using Stoa.Contracts.Workflows;
using Stoa.Web.Components.Ui;

namespace Stoa.Web.Components.Pages.Operator;

/// <summary>What a state means for the operator who looks at it.</summary>
internal static class OperatorStanding
{
    public static Tone ToneOf(ComponentHealth health) => health switch
    {
        ComponentHealth.Ready => Tone.Good,
        ComponentHealth.NotReady => Tone.Warn,
        _ => Tone.Bad,
    };

    public static Tone ToneOf(OperatedRun run) => run.State switch
    {
        RunState.Succeeded => Tone.Good,
        RunState.Failed => Tone.Bad,
        RunState.Active when run.Reason is not null || run.IsUndoing => Tone.Warn,
        RunState.Active => Tone.Busy,
        _ => Tone.Neutral,
    };

    /// <summary>The key of the word for where a run stands.</summary>
    public static string WordOf(OperatedRun run) => run.State switch
    {
        RunState.Active when run.IsUndoing => "undoing",
        RunState.Active when run.IsCancelling => "cancelling",
        RunState.Active when run.Reason is not null => "waiting",
        var state => state.ToString().ToLowerInvariant(),
    };
}
