using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Estimates;
using Stoa.Market.Subscriptions.Orders;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Messaging;
using Stoa.Platform.Security;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Subscriptions;

/// <summary>Estimates, orders, and what becomes of them.</summary>
public sealed class SubscriptionsComponent : Component
{
    public override string Name => "subscriptions";

    public override IReadOnlyList<string> Needs => ["accounts", "catalog", "billing"];

    public override void AddServices(ComponentBuilder component)
    {
        component.Store<SubscriptionsStore>().Options<SubscriptionsOptions>()
            .Client<CatalogClient>("catalog").Client<BillingClient>("billing").Client<AccountsClient>("accounts").Client<FabricClient>("fabric");
        component.Services.AddScoped<Offers>().AddScoped<PaymentDesk>().AddScoped<Checkout>().AddScoped<OrderedMachine>().AddScoped<QuotaDesk>().AddScoped<OrderDesk>().AddScoped<PayAgain>()
            .AddWorkflow<ExpireOrder, ExpireOrderState>(Name)
            .AddWorkflow<KeepQuota, KeepQuotaState>(Name)
            .AddWorkflow<FreeQuota, FreeQuotaState>(Name)
            .AddMessageHandler<PaymentSucceeded, OnPaymentSucceeded, SubscriptionsStore>(Name)
            .AddMessageHandler<PaymentActionRequired, OnPaymentActionRequired, SubscriptionsStore>(Name)
            .AddMessageHandler<PaymentDeclined, OnPaymentDeclined, SubscriptionsStore>(Name)
            .AddMessageHandler<DeploymentSucceeded, OnDeploymentSucceeded, SubscriptionsStore>(Name)
            .AddMessageHandler<DeploymentFailed, OnDeploymentFailed, SubscriptionsStore>(Name)
            .AddMessageHandler<DeploymentTerminated, OnDeploymentTerminated, SubscriptionsStore>(Name);
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api<SubscriptionsStore>();
        api.MapPost("estimates", MakeEstimate.Handle).Allow(Callers.Visitor).WithoutTransaction().WithoutKey("An estimate changes nothing.");
        api.MapPost("orders", PlaceOrder.Handle).Allow(Callers.User).WithoutTransaction();
        api.MapPost("orders/validation", ValidateOrder.Handle).Allow(Callers.User).WithoutTransaction().WithoutKey("A check changes nothing.");
        api.MapGet("orders", ReadOrders.Handle).Allow(Callers.User);
        api.MapGet("orders/{id}", ReadOrder.Handle).Allow(Callers.User);
        api.MapPost("orders/{id}/payment", (OrderId id, OrderPaymentRequest request, IfMatch expected, PayAgain pay, CancellationToken cancel) =>
            pay.Handle(id, request, expected, cancel)).Allow(Callers.User).WithoutTransaction();
        api.MapPost("orders/{id}/termination", TerminateOrder.Handle).Allow(Callers.User);
    }
}
