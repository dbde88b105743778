using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>A move on its way to the database, and the run that waits for the answer.</summary>
internal sealed class Recording(Tenure tenure, Move move)
{
    private readonly TaskCompletionSource<RecordingAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Tenure Tenure => tenure;

    public Move Move => move;

    public Task<RecordingAnswer> Answer => answer.Task;

    public void Reply(RecordingAnswer reply) => answer.TrySetResult(reply);
}

/// <param name="Recorded">Null when it was not recorded.</param>
/// <param name="Failed">Why, when the database could not take it; else the run has another owner.</param>
internal sealed record RecordingAnswer(Recorded? Recorded, FailedWrite? Failed)
{
    public static readonly RecordingAnswer Refused = new(null, null);

    public static RecordingAnswer To(Move move, ExchangeAnswer answer) =>
        new(answer.Recorded.GetValueOrDefault(move.Claim), answer.Failed.GetValueOrDefault(move.Claim));
}
