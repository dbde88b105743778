using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Notifications;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;
using Stoa.Tests.Market.Documents;

namespace Stoa.Tests.Web;

/// <summary>One of each thing that pages show.</summary>
internal static class SampleMarket
{
    public static readonly BillingDetailsView Details = new("Ada Lovelace", "IT", "Via Roma 1", "40126", "Bologna", null, null, "it");

    public static readonly DateTimeOffset At = new(2026, 11, 21, 9, 41, 0, TimeSpan.Zero);
    public static readonly Me Ada = new(UserId.From(Guid(1)), "ada@analytical.example", "Ada Lovelace", new(TenantId.From(Guid(2)), "Analytical Engines", "IT", null), ["user"]);
    public static readonly PlanView Small = Plan(10, "small", "Small", "To try things out.", 6.90m, new(1, 1024, 10, 0, "tiny"), false);
    public static readonly PlanView SmallData = Plan(11, "small-data", "Small with data disk", "What you store survives a new system.", 12.30m, new(1, 1024, 10, 20, "tiny"), true);

    public static readonly ProductView BareVm = new(
        ProductId.From(Guid(3)), "bare-vm", "Bare VM", TenantId.From(Guid(4)), "Portico Machines", ProductType.VM,
        "A virtual machine of your own, with your key on it and nobody else's.",
        "A **plain** machine.\n\n## What you get\n\n- root through `sudo`\n- a name in the DNS <script>alert(1)</script>\n\nNothing is installed that you did not ask for.",
        true, [Small, SmallData], 1);

    public static readonly OrderId OrderId = OrderId.From(Guid(5));
    public static readonly SubscriptionId Subscription = SubscriptionId.From(Guid(6));
    public static readonly DeploymentId DeploymentId = DeploymentId.From(Guid(7));
    public static readonly PaymentMethodView Visa = new(PaymentMethodId.From(Guid(8)), "visa", "4242", 4, 2030);
    public static readonly EndpointView Endpoint = new("127.0.0.1", 22001, "debian", "ssh -p 22001 debian@127.0.0.1");

    public static readonly MailView Mail = new(
        MailId.From(Guid(9)), "ada@analytical.example", "Your code is 314 159", "Enter this code:\n\n    314159\n", "<!doctype html><html><head><title>x</title></head><body><p>314159</p><script>alert(1)</script></body></html>", At) { Attachment = "INV-2026-000042.pdf" };

    public static readonly InvoiceDocument Paper = Papers.Issued(Papers.Of()) with { Key = InvoiceId.From(Guid(10)).ToString() };

    public static readonly TotalsView Totals = new(
        [new("Bare VM, Small with data disk", 1, Eur(12.30m), Eur(12.30m))], Eur(12.30m), [new("IT", 22, Eur(12.30m), Eur(2.71m))], Eur(15.01m));

    public static readonly InvoiceView Invoice = new(
        InvoiceId.From(Guid(12)), "INV-2026-000042", OrderId, 12, InvoiceState.Paid, Totals with { Lines = [Totals.Lines[0] with { Trace = PriceTrace.OfUnits(1, Eur(12.30m)) }] },
        At, At, At, 3);

    public static readonly CreditNoteView CreditNote = new(CreditNoteId.From(Guid(13)), Invoice.Id, "CN-2026-000001", "The order could not be delivered.", CreditNoteState.Refunded, At, At);

    private static readonly string[] StepNames = ["check-prerequisites", "ensure-machine", "ensure-data-disk", "create-dns-entry", "notify-customer"];

    public static readonly DeploymentView Running = Deployment(
        DeploymentState.Running, RunState.Succeeded, StepState.Done, StepState.Done, StepState.Done, StepState.Done, StepState.Done);

    public static OrderView Order(OrderState state, bool canPayAgain = false) => new(
        OrderId, 12, Subscription, state, canPayAgain ? "The bank declined the card." : null, "Bare VM", "Small with data disk", "web-1", Totals, At,
        state == OrderState.WaitingPayment ? At.AddDays(3) : null, canPayAgain, state is OrderState.Deployed or OrderState.Failed, 3);

    public static DeploymentView Deployment(DeploymentState state, RunState run, params StepState[] steps) => new(
        DeploymentId, Subscription, OrderId, "Bare VM", "web-1", state, SmallData.Machine,
        state == DeploymentState.Running ? Endpoint : null,
        new(RunId.From(Guid(20)), "bare-vm", run, 40, null, null, [.. steps.Zip(StepNames, Step)]), 5, At);

    private static StepView Step(StepState state, string name) => new(
        name, state, state == StepState.Active ? 62 : null, state == StepState.Waiting ? "The name server does not answer; asked again in 10 s." : null,
        state == StepState.Waiting ? 3 : 0, 60, At, state == StepState.Done ? At : null);

    private static PlanView Plan(byte id, string code, string name, string summary, decimal price, MachineSize size, bool isRecommended) =>
        new(PlanId.From(Guid(id)), code, name, summary, Eur(price), Eur(0), 1, size, isRecommended);

    private static Money Eur(decimal amount) => new(amount, "EUR");

    private static Guid Guid(byte last) => new(0x0193_5000, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, last);
}
