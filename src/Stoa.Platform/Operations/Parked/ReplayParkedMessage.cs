using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Platform.Messaging;
using Stoa.Platform.Operations.Acts;

namespace Stoa.Platform.Operations.Parked;

/// <summary><c>POST parked-messages/{id}/replay</c>: lets the component try again, with all attempts before it.</summary>
internal static class ReplayParkedMessage
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string id, ParkedMessages parked, OperatorName name, CancellationToken cancel)
    {
        if (await parked.Named(id, cancel) is not { } message) return ParkedViews.Missing();
        return await parked.Replay(message, await name.Told(cancel), cancel) ? TypedResults.NoContent() : ParkedViews.Missing();
    }
}
