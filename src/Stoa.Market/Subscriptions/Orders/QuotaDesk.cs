using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Http;
using Stoa.Platform.Storage;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>
/// Has fabric keep, before anybody pays, the customer's quota for the machine, which takes it over when it claims its room: of orders
/// that come at once none is paid that cannot be made, nor one that no host could hold. An order is taken while the cloud does not answer; its machine is asked about again.
/// </summary>
internal sealed class QuotaDesk(FabricClient fabric, OrderedMachine ordered, IHttpContextAccessor accessor, OperationContext operation)
{
    /// <summary>Whether it may have one machine more; nothing is kept. Null when it may.</summary>
    public Task<ProblemHttpResult?> Refusal(OfferView offer, CancellationToken cancel) => Ask(() => fabric.Check(RoomOf(offer.Plan.Machine), cancel));

    /// <summary>Null when the quota is kept for the subscription.</summary>
    public Task<ProblemHttpResult?> Reserve(SubscriptionId subscription, MachineSize machine, CancellationToken cancel) =>
        Ask(() => fabric.Reserve(subscription.ToString(), RoomOf(machine), Wish(), cancel));

    /// <summary>The same for an order that waits for another payment; null too when it does not.</summary>
    public async Task<ProblemHttpResult?> Reserve(OrderId order, CancellationToken cancel) =>
        await ordered.Of(order, cancel) is { CanPayAgain: true } subscription ? await Reserve(subscription.Id, subscription.Machine, cancel) : null;

    /// <summary>For an order that came to nothing. Where that fails it lapses by itself.</summary>
    public async Task Free(SubscriptionId subscription)
    {
        try
        {
            await fabric.Free(subscription.ToString(), CancellationToken.None);
        }
        catch (Exception lost) when (lost is HttpRequestException or ProblemException)
        {
            return;
        }
    }

    // A request that is sent twice at once is one order: the second must not be refused for what is kept for the first.
    private string? Wish() => accessor.HttpContext?.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key
        ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{operation.Actor}\n{key}"))) : null;

    /// <summary>What counts of a machine.</summary>
    internal static Room RoomOf(MachineSize machine) => new(machine.Cores, machine.MemoryMiB, machine.DiskGiB + machine.DataDiskGiB);

    private static async Task<ProblemHttpResult?> Ask(Func<Task> ask)
    {
        try
        {
            await ask();
            return null;
        }
        catch (ProblemException refused) when (refused.Problem.Type is FabricClient.QuotaExceeded or FabricClient.NoRoom)
        {
            return Problems.Of(409, refused.Problem.Type, refused.Problem.Title, refused.Problem.Detail ?? "");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
