using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Http;
using Stoa.Platform.Workflows.Reading;

namespace Stoa.Platform.Operations.Runs;

/// <summary><c>GET runs/{id}</c>: a run of any company with its steps.</summary>
internal static class GetRun
{
    public static async Task<Results<Ok<OperatedRunDetails>, ProblemHttpResult>> Handle(RunId id, OperatedRuns runs, EngineRuns progress, CancellationToken cancel) =>
        await Find(id, runs, progress, cancel) is { } found ? TypedResults.Ok(found) : Problems.NotFound("run");

    public static async Task<OperatedRunDetails?> Find(RunId id, OperatedRuns runs, EngineRuns progress, CancellationToken cancel)
    {
        if (await runs.Find(id, cancel) is not { } run || await progress.Read(id, cancel) is not { } view) return null;
        var (startedBy, actor, trace) = await runs.Origin(id, cancel);
        return new OperatedRunDetails(run, view, startedBy, actor, TraceIdOf(trace));
    }

    /// <summary>The part of a W3C traceparent by which traces are looked up.</summary>
    public static string? TraceIdOf(string? traceParent) =>
        ActivityContext.TryParse(traceParent, null, out var context) ? context.TraceId.ToString() : null;
}
