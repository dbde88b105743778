using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Operations;
using Stoa.Platform.Messaging;
using Stoa.Platform.Operations.Runs;

namespace Stoa.Platform.Operations.Parked;

/// <summary><c>GET parked-messages/{id}</c>: one of them with what it says, secrets left out.</summary>
internal static class GetParkedMessage
{
    public static async Task<Results<Ok<ParkedMessageDetails>, ProblemHttpResult>> Handle(string id, ParkedMessages parked, CancellationToken cancel)
    {
        if (await parked.Named(id, cancel) is not { } message || await parked.Content(message, cancel) is not { } content) return ParkedViews.Missing();
        var body = PlainBody.Of(content.Name, content.Body);
        return TypedResults.Ok(new ParkedMessageDetails(message.View(), content.Sender, content.Actor, content.OccurredAt, GetRun.TraceIdOf(content.Trace), body));
    }
}
