using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Fabric.Hosts;
using Stoa.Cloud.Fabric.Reservations;
using Stoa.Cloud.Fabric.Storage;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Fabric.Claims;

/// <summary><c>PUT claims/{key}</c>: room on a host for one machine of the asking company, with the quota that <c>?reservation=</c> keeps for it. Asked again, nothing happens.</summary>
internal sealed class ClaimRoom(FabricDesk desk, FabricOptions options, TimeProvider clock)
{
    public async Task<Results<Ok<ClaimView>, ProblemHttpResult>> Handle(string key, string? reservation, Room room, CancellationToken cancel)
    {
        var faults = RoomFaults.Find(key, room);
        if (faults.Any) return faults.Refuse();
        return await desk.Do(store => Claim(store, key, reservation, room, cancel), cancel);
    }

    private async Task<Results<Ok<ClaimView>, ProblemHttpResult>> Claim(
        FabricStore store, string key, string? reservation, Room room, CancellationToken cancel)
    {
        // Whoever claims for the company waits here: a twin of this request finds the claim below, and the quota is counted once.
        var quota = await store.LockQuota(desk.Asking, cancel);
        if (await store.Claim(desk.Asking, key, cancel) is { } there) return await Same(store, there, room, cancel);
        var kept = await store.Reservations(desk.Asking, clock.GetUtcNow(), cancel);
        var mine = kept.Find(one => one.Key == reservation && one.Room == room);
        // What was kept for this machine has been counted against the others'; what is claimed never exceeds the quota all the same.
        var counted = mine is null ? quota.With(kept) : quota;
        if (counted.Excess(room, options.Quota.Limits) is { } excess) return Problems.Of(FabricProblems.QuotaExceeded, excess);
        if (await Place(store, room, cancel) is not { } host) return await Wait(store, mine, room, cancel);
        quota.Take(room);
        // What its repetitions kept comes to nothing now, even where a process died before it could let go of it.
        if (mine is not null) store.RemoveRange(kept.Where(one => one == mine || (one.Wish is not null && one.Wish == mine.Wish)));
        var claim = Claims.Claim.On(host.Name, desk.Asking, key, room);
        claim.TakeOver(reservation);
        store.Claims.Add(claim);
        await store.SaveChangesAsync(cancel);
        return TypedResults.Ok(new ClaimView(key, host.Name, host.Zone, room));
    }

    // Whoever waits for room keeps its quota.
    private async Task<ProblemHttpResult> Wait(FabricStore store, Reservation? mine, Room room, CancellationToken cancel)
    {
        mine?.KeepUntil(clock.GetUtcNow() + options.Reservation);
        await store.SaveChangesAsync(cancel);
        return Problems.Of(FabricProblems.NoRoom, $"No host has room for {room.Words()} now.");
    }

    // The plan may be old when it is carried out; the write itself refuses what does not fit any more, and the next host is tried.
    private async Task<Host?> Place(FabricStore store, Room room, CancellationToken cancel)
    {
        var open = (await store.Hosts(cancel)).Where(host => host.StateAt(clock.GetUtcNow(), options.Lease) == HostState.Up);
        foreach (var host in Placement.Plan(open, room))
            if (await store.TryTake(host.Name, room, cancel)) return host;
        return null;
    }

    private static async Task<Results<Ok<ClaimView>, ProblemHttpResult>> Same(FabricStore store, Claim there, Room room, CancellationToken cancel)
    {
        if (there.ReleasedAt is not null) return Problems.Of(FabricProblems.Released);
        if (there.Room != room) return Problems.Of(FabricProblems.Differs);
        var host = (await store.Host(there.Host!, cancel))!;
        return TypedResults.Ok(new ClaimView(there.Key, host.Name, host.Zone, room));
    }
}
