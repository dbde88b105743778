using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Claims;

/// <summary><c>POST claims/validation</c>: whether the asking company may have so much more, and a host could hold it. Claims nothing, so it may be otherwise later.</summary>
internal sealed class CheckRoom(FabricDesk desk, FabricOptions options, TimeProvider clock)
{
    public async Task<Results<NoContent, ProblemHttpResult>> Handle(Room room, CancellationToken cancel)
    {
        var faults = RoomFaults.Find(room);
        if (faults.Any) return faults.Refuse();
        return await desk.Do<Results<NoContent, ProblemHttpResult>>(async store =>
        {
            var quota = await store.Standing(desk.Asking, clock.GetUtcNow(), cancel);
            if (quota.Excess(room, options.Quota.Limits) is { } excess) return Problems.Of(FabricProblems.QuotaExceeded, excess);
            return await store.CouldTake(room, cancel) ? TypedResults.NoContent() : Problems.Of(FabricProblems.NoRoom, FabricProblems.NeverRoom(room));
        }, cancel);
    }
}
