using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Messaging;

namespace Stoa.Platform.Operations.Parked;

/// <summary><c>GET parked-messages</c>: what components could not handle, the longest parked first.</summary>
internal static class ListParkedMessages
{
    public static async Task<Ok<Page<ParkedMessageView>>> Handle(Paging paging, ParkedMessages parked, CancellationToken cancel)
    {
        ParkedPlace? after = paging.After<ParkedPlace>(out var place) ? place : null;
        var found = await parked.List(paging.Limit + 1, after, cancel);
        return TypedResults.Ok(paging.Page(found, message => message.Place).Select(message => message.View()));
    }
}
