using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Http.Lists;

namespace Stoa.Platform.Operations.Runs;

/// <summary><c>GET runs</c>: runs of all companies, newest first.</summary>
internal static class ListRuns
{
    public static async Task<Ok<Page<OperatedRun>>> Handle(
        [AsParameters] RunsAsked asked, Paging paging, OperatedRuns runs, CancellationToken cancel)
    {
        Guid? before = paging.After<Guid>(out var place) ? place : null;
        var found = await runs.List(new RunFilter(asked.State, asked.Component, asked.Subject), before, paging.Limit + 1, cancel);
        return TypedResults.Ok(paging.Page(found, run => run.Id.Value));
    }
}

/// <summary>The query string of the list.</summary>
/// <param name="State">Only those that stand there.</param>
/// <param name="Component">Only those of this component.</param>
/// <param name="Subject">Only those that work on this.</param>
internal sealed record RunsAsked(
    [FromQuery(Name = "state")] RunState? State, [FromQuery(Name = "component")] string? Component, [FromQuery(Name = "subject")] string? Subject);
