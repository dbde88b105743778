using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Documents;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.Details;

/// <summary><c>GET seller</c>: in whose name the operator's company issues from now on, from its details or the configuration.</summary>
internal static class ReadSeller
{
    public static async Task<Ok<InvoiceParty>> Handle(Sellers sellers, OperationContext operation, CancellationToken cancel) =>
        TypedResults.Ok(await sellers.Find(operation.Tenant, cancel));
}
