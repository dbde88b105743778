using Stoa.Contracts.Operations;
using Stoa.Platform.Http;
using Stoa.Platform.Messaging;

namespace Stoa.Platform.Operations.Parked;

/// <summary>Parked messages as the API shows them.</summary>
internal static class ParkedViews
{
    public static ParkedMessageView View(this ParkedMessage parked) => new(
        ParkedId.Write(parked.Component, parked.Id), parked.Component, parked.Name, parked.Key, parked.Tenant,
        parked.Attempts, parked.LastError, parked.Held, parked.ParkedAt);

    /// <summary>Null when none is parked under the id.</summary>
    public static async Task<ParkedMessage?> Named(this ParkedMessages parked, string id, CancellationToken cancel) =>
        ParkedId.TryRead(id, out var component, out var message) ? await parked.Find(component, message, cancel) : null;

    public static Microsoft.AspNetCore.Http.HttpResults.ProblemHttpResult Missing() => Problems.NotFound("parked message");
}
