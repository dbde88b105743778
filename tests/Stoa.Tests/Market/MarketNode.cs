using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Fabric;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing;
using Stoa.Market.Billing.Gateways;
using Stoa.Market.Billing.Storage;
using Stoa.Market.Catalog;
using Stoa.Market.Documents;
using Stoa.Market.Subscriptions;
using Stoa.Market.Subscriptions.Storage;
using Stoa.Platform.Hosting;
using Stoa.Tests.Cloud;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market;

/// <summary>Catalog with its samples, billing and subscriptions in one process, one for a test class; messages and runs move by hand.</summary>
public sealed class MarketNode(PostgresServer server) : IAsyncLifetime
{
    public TestDatabase Database { get; } = new(server);

    public TestNode Node { get; private set; } = null!;

    /// <summary>Breaks the line to the payment gateway.</summary>
    internal Outage Outage { get; } = new();

    public async ValueTask InitializeAsync()
    {
        await Database.InitializeAsync();
        Node = await TestNode.Start(Database, [new CatalogComponent(), new BillingComponent(), new DocumentsComponent(), new SubscriptionsComponent(), new FabricComponent()], Adjust);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Database.DisposeAsync();
    }

    private void Adjust(IServiceCollection services)
    {
        var told = (NodeOptions)services.Last(service => service.ServiceType == typeof(NodeOptions)).ImplementationInstance!;
        services.AddSingleton(told with { HasSamples = true }).AddSingleton(Roomy.Fabric).MoveByHand();
        var gateway = services.Last(service => service.ServiceType == typeof(IPaymentGateway)).ImplementationType!;
        services.AddSingleton<IPaymentGateway>(all => new UnreliableGateway((IPaymentGateway)ActivatorUtilities.CreateInstance(all, gateway), Outage));
        services.AddScoped(all => DyingAfterNumber.Documents(all, Outage));
        services.ListenTo<OrderPlaced, SubscriptionsStore>("subscriptions").ListenTo<PaymentRequested, SubscriptionsStore>("subscriptions")
            .ListenTo<SubscriptionActivated, SubscriptionsStore>("subscriptions").ListenTo<SubscriptionTerminated, SubscriptionsStore>("subscriptions")
            .ListenTo<PaymentSucceeded, BillingStore>("billing").ListenTo<PaymentDeclined, BillingStore>("billing")
            .ListenTo<PaymentActionRequired, BillingStore>("billing").ListenTo<InvoiceIssued, BillingStore>("billing").ListenTo<CreditNoteIssued, BillingStore>("billing");
    }
}
