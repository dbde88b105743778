using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.CreditNotes;
using Stoa.Market.Billing.Details;
using Stoa.Market.Billing.Gateways;
using Stoa.Market.Billing.Gateways.Test;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.PaymentMethods;
using Stoa.Market.Billing.Payments;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Messaging;
using Stoa.Platform.Security;
using Stoa.Platform.Workflows;

namespace Stoa.Market.Billing;

/// <summary>Money: payment methods, payments, invoices and the ledger.</summary>
public sealed class BillingComponent : Component
{
    public override string Name => "billing";

    public override IReadOnlyList<string> Needs => ["accounts", "documents"];

    public override void AddServices(ComponentBuilder component)
    {
        component.Store<BillingStore>().Options<BillingOptions>().Client<AccountsClient>("accounts").Client<DocumentsClient>("documents");
        component.Services.AddSingleton<IPaymentGateway, TestGateway>().AddSingleton<TestGateway>()
            .AddScoped<CardFile>().AddScoped<PaymentRecord>().AddScoped<BankCounter>().AddSingleton<InvoicePaper>().AddScoped<DetailsFile>().AddScoped<Sellers>().AddScoped<Parties>().AddScoped<TakeBack>().AddScoped<CreditDesk>().AddScoped<CreditRecord>()
            .AddScoped<CustomersName>().AddScoped<RefundDesk>().AddScoped<RefundSteps>()
            .AddWorkflow<CollectPayment, CollectPaymentState>(Name)
            .AddWorkflow<FollowPayment, CollectPaymentState>(Name)
            .AddWorkflow<CreditInvoice, CreditInvoiceState>(Name)
            .AddWorkflow<RetryRefund, CreditInvoiceState>(Name)
            .AddWorkflow<IssueInvoice, IssueInvoiceState>(Name)
            .AddMessageHandler<CompanyRegistered, KeepFirstDetails, BillingStore>(Name)
            .AddMessageHandler<OrderPlaced, DraftInvoice, BillingStore>(Name)
            .AddMessageHandler<OrderExpired, VoidInvoice, BillingStore>(Name)
            .AddMessageHandler<DeploymentFailed, OnDeploymentFailed, BillingStore>(Name)
            .AddMessageHandler<PaymentRequested, OnPaymentRequested, BillingStore>(Name);
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api<BillingStore>();
        api.MapPost("payment-methods", AddCard.Handle).Allow(Callers.User).WithoutTransaction();
        api.MapPost("payment-methods/validation", ValidateCard.Handle).Allow(Callers.User).WithoutTransaction().WithoutKey("A check changes nothing.");
        api.MapGet("payment-methods", ReadPaymentMethods.Handle).Allow(Callers.User);
        api.MapGet("payment-methods/{id}", ReadPaymentMethod.Handle).Allow(Callers.User | Callers.Component);
        api.MapPost("payments/{id}/confirmation", ConfirmPayment.Handle).Allow(Callers.User);
        api.MapGet("details", ReadDetails.Handle).Allow(Callers.User | Callers.Component).WithoutTransaction();
        api.MapPut("details", PutDetails.Handle).Allow(Callers.User).WithoutTransaction();
        api.MapGet("seller", ReadSeller.Handle).Allow(Callers.Operator).WithoutTransaction();
        api.MapGet("invoices", ReadInvoices.Handle).Allow(Callers.User);
        api.MapGet("invoices/{id}", ReadInvoice.Handle).Allow(Callers.User);
        api.MapGet("issued-invoices", ReadIssuedInvoices.Handle).Allow(Callers.Operator);
        api.MapPost("invoices/{id}/credit", RequestCredit.Handle).Allow(Callers.Operator).WithoutKey("an invoice is taken back once: asked again it is the same note");
        api.MapPost("invoices/{id}/credit/refund", RequestRefund.Handle).Allow(Callers.Operator);
    }
}
