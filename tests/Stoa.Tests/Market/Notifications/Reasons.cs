using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Tests.Market.Notifications;

/// <summary>Messages that mails are written for, always with the same ids: golden files hold their links.</summary>
internal static class Reasons
{
    public static readonly SignUpId SignUp = SignUpId.From(Id(1));
    public static readonly OrderId Order = OrderId.From(Id(2));
    public static readonly DeploymentId Deployment = DeploymentId.From(Id(3));
    private static readonly SubscriptionId Subscription = SubscriptionId.From(Id(4));

    public static OrderPlaced OrderPlaced(TenantId customer, OrderId? order = null, string product = "Bare VM") => new(
        order ?? Order, 1042, Subscription, customer, TenantId.Marketplace, PlanId.From(Id(5)), product, "Small with data disk",
        PaymentMethodId.From(Id(6)), Totals(product));

    public static PaymentDeclined PaymentDeclined(OrderId? order = null) =>
        new(PaymentId.From(Id(7)), order ?? Order, "card_declined", "The bank refused the card.");

    public static InvoiceIssued InvoiceIssued(InvoiceId? invoice = null) =>
        new(invoice ?? InvoiceId.From(Id(8)), "INV-2026-000042", Order, 1042, TenantId.Marketplace, new(9.14m, "EUR"));

    public static CreditNoteIssued CreditNoteIssued(bool isRefunded) => new(
        CreditNoteId.From(Id(9)), "CN-2026-000003", InvoiceId.From(Id(8)), "INV-2026-000042", TenantId.Marketplace, new(9.14m, "EUR"), isRefunded);

    public static DeploymentSucceeded DeploymentSucceeded() => new(
        Deployment, Subscription, Order, "Bare VM", "ada-1", new EndpointView("127.0.0.1", 22001, "debian", "ssh -p 22001 debian@127.0.0.1"));

    public static DeploymentFailed DeploymentFailed() =>
        new(Deployment, Subscription, Order, "compute:no-room", "No host has room for 256 MiB of memory.");

    private static TotalsView Totals(string product) => new(
        [
            new($"{product}, Small with data disk, 1 month", 1, new(6.49m, "EUR"), new(6.49m, "EUR")),
            new("Setup", 1, new(1.00m, "EUR"), new(1.00m, "EUR")),
        ],
        new(7.49m, "EUR"), [new("IT", 22m, new(7.49m, "EUR"), new(1.65m, "EUR"))], new(9.14m, "EUR"));

    private static Guid Id(byte last) => new([0x01, 0x9a, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, last], bigEndian: true);
}
