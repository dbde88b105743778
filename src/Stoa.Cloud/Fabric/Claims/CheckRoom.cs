using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Claims;

/// <summary><c>POST claims/validation</c>: whether the asking company may have so much more. Claims nothing, so it may be otherwise later.</summary>
internal sealed class CheckRoom(FabricDesk desk, FabricOptions options, TimeProvider clock)
{
    public async Task<Results<NoContent, ProblemHttpResult>> Handle(Room room, CancellationToken cancel)
    {
        var faults = RoomFaults.Find(room);
        if (faults.Any) return faults.Refuse();
        var quota = await desk.Do(store => store.Standing(desk.Asking, clock.GetUtcNow(), cancel), cancel);
        return quota.Excess(room, options.Quota.Limits) is { } excess ? Problems.Of(FabricProblems.QuotaExceeded, excess) : TypedResults.NoContent();
    }
}
