using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.Details;

/// <summary>Who issues: read in the issuer's name, since a customer's rows do not show it.</summary>
internal sealed class Sellers(IServiceScopeFactory scopes, OperationContext asking, BillingOptions options)
{
    /// <summary>What the issuer gave, and the configuration's until it has.</summary>
    public async Task<InvoiceParty> Find(TenantId issuer, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("billing", asking.Actor, "read-seller");
        operation.Enter(issuer);
        var store = scope.ServiceProvider.GetRequiredService<BillingStore>();
        await using var transaction = await store.Begin(cancel);
        return await store.MyDetails(cancel) is { HasAddress: true } given ? given.ToParty() : Configured;
    }

    private InvoiceParty Configured => new(options.SellerName, options.SellerAddress, options.SellerCountry, options.SellerVatNumber);
}
