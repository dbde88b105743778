using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Fabric.Claims;
using Stoa.Cloud.Fabric.Storage;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Reservations;

/// <summary><c>PUT reservations/{key}</c>: keeps quota of the asking company for one machine that is to come, where a host could hold it. Asked again, it is kept longer, until the machine has claimed its room with it.</summary>
internal sealed class ReserveQuota(FabricDesk desk, FabricOptions options, TimeProvider clock)
{
    private const int LongestWish = 128;

    public async Task<Results<NoContent, ProblemHttpResult>> Handle(string key, string? wish, Room room, CancellationToken cancel)
    {
        var faults = RoomFaults.Find(key, room).Require(wish is null or { Length: >= 1 and <= LongestWish }, "query/wish", $"1 to {LongestWish} characters");
        if (faults.Any) return faults.Refuse();
        return await desk.Do(store => Reserve(store, Reservation.Of(desk.Asking, key, wish, room), cancel), cancel);
    }

    private async Task<Results<NoContent, ProblemHttpResult>> Reserve(FabricStore store, Reservation asked, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        // Whoever reserves or claims for the company waits here, so that two of them are never counted as one.
        var quota = await store.LockQuota(asked.Owner, cancel);
        if (await store.IsTakenOver(asked.Owner, asked.Key, cancel)) return TypedResults.NoContent();
        await store.DropLapsed(asked.Owner, now, cancel);
        var kept = await store.Reservations(asked.Owner, now, cancel);
        var mine = kept.Find(one => one.Key == asked.Key);
        if (mine is not null && mine.Room != asked.Room) return Problems.Of(FabricProblems.Differs);
        var others = kept.Where(one => one.Wish is null || one.Wish != asked.Wish);
        if (mine is null && quota.With(others).Excess(asked.Room, options.Quota.Limits) is { } excess) return Problems.Of(FabricProblems.QuotaExceeded, excess);
        var couldBeMade = await store.CouldTake(asked.Room, cancel);
        if (mine is null && couldBeMade) store.Add(asked);
        // What was kept is kept for longer, though hosts be closed meanwhile.
        (mine ?? asked).KeepUntil(now + options.Reservation);
        await store.SaveChangesAsync(cancel);
        return couldBeMade ? TypedResults.NoContent() : Problems.Of(FabricProblems.NoRoom, FabricProblems.NeverRoom(asked.Room));
    }
}
