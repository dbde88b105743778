using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Platform.Http;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>
/// Asks, before anybody pays, whether the customer may have one machine more. It is asked again where the machine is made: of orders
/// that come at once, too many may pass here. For the same reason an order is taken while the cloud does not answer.
/// </summary>
internal sealed class QuotaDesk(FabricClient fabric)
{
    /// <summary>Null when it may.</summary>
    public async Task<ProblemHttpResult?> Refusal(OfferView offer, CancellationToken cancel)
    {
        var machine = offer.Plan.Machine;
        try
        {
            await fabric.Check(new Room(machine.Cores, machine.MemoryMiB, machine.DiskGiB + machine.DataDiskGiB), cancel);
            return null;
        }
        catch (ProblemException refused) when (refused.Problem.Type == FabricClient.QuotaExceeded)
        {
            return Problems.Of(409, refused.Problem.Type, refused.Problem.Title, refused.Problem.Detail ?? "");
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }
}
