using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Operations;
using Stoa.Web.Components.Pages.Operator;

namespace Stoa.Web.Live;

/// <summary><c>GET /operator/live</c>: how the installation is, looked at every few seconds.</summary>
internal sealed class FollowStatus(OperationsClient operations, Drawing drawing, TimeProvider clock)
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(3);

    public static Task<ServerSentEventsResult<string>> Handle(FollowStatus follow, CancellationToken cancel) => follow.Begin(cancel);

    // Asked first: whoever may not see it is answered with a page, not with an empty stream.
    private async Task<ServerSentEventsResult<string>> Begin(CancellationToken cancel) =>
        TypedResults.ServerSentEvents(Watch(await operations.Status(cancel), cancel).Steady(cancel));

    private async IAsyncEnumerable<SseItem<string>> Watch(PlatformStatus status, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await Draw(status);
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(cancel)) yield return await Draw(await operations.Status(cancel));
    }

    private async Task<SseItem<string>> Draw(PlatformStatus status) =>
        LiveEvents.Region(await drawing.Draw<OverviewNow>(new() { [nameof(OverviewNow.Status)] = status }));
}
