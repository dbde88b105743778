using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Http;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Workflows.Reading;

namespace Stoa.Platform.Operations.Runs;

/// <summary><c>POST runs/{id}/cancellation</c>: wishes that the run ends and undoes what it made. The step at hand is not interrupted.</summary>
internal static class CancelRun
{
    public static async Task<Results<Ok<OperatedRunDetails>, ProblemHttpResult>> Handle(
        RunId id, OperatedRuns runs, EngineRuns engine, OperatorName name, CancellationToken cancel)
    {
        if (await runs.Find(id, cancel) is not { } run) return Problems.NotFound("run");
        var done = run.IsCancelling
            || await engine.Cancel(id, await name.Told(cancel), $"{run.Component} {run.Workflow} on {run.Subject}", cancel);
        if (!done) return Problems.Of(OperationsProblems.RunIsOver);
        return TypedResults.Ok((await GetRun.Find(id, runs, engine, cancel))!);
    }
}
