using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Platform.Messaging;
using Stoa.Platform.Operations.Acts;

namespace Stoa.Platform.Operations.Parked;

/// <summary><c>DELETE parked-messages/{id}</c>: gives it up for good; what waits behind it goes on.</summary>
internal static class SkipParkedMessage
{
    public static async Task<Results<NoContent, ProblemHttpResult>> Handle(
        string id, ParkedMessages parked, OperatorName name, CancellationToken cancel)
    {
        if (await parked.Named(id, cancel) is not { } message) return ParkedViews.Missing();
        return await parked.Skip(message, await name.Told(cancel), cancel) ? TypedResults.NoContent() : ParkedViews.Missing();
    }
}
