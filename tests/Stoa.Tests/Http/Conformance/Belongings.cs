using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Dns;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Notifications;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Storage;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Market.Accounts;
using Stoa.Tests.Market.Documents;
using Stoa.Tests.Market.Notifications;
using Stoa.Tests.Market.Subscriptions;
using Stoa.Tests.Market;

namespace Stoa.Tests.Http.Conformance;

/// <summary>What the owner owns, made when it is first needed.</summary>
internal sealed class Belongings(Marketplace market)
{
    private const int MostSeconds = 60;
    private readonly List<string> ids = [];
    private DeploymentView? deployment;

    /// <summary>By what anybody else's answer would show that it tells of the owner.</summary>
    public IReadOnlyList<string> Marks => [.. ids, market.Owner.Me.Company.Id.ToString(), market.Owner.Me.User.ToString(), market.Owner.Me.Email];

    private HttpClient Owner => market.As(Role.Owner);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task<PlanId> Plan() => (await new CatalogClient(market.Node.AsVisitor()).Product("bare-vm", Cancel))!.Plans[0].Id;

    public async Task<PaymentMethodId> Card(string number = Shopper.CardThatPays)
    {
        var card = await new BillingClient(Owner).AddCard(new CardRequest(number, 12, 2030, "123", "Ada Lovelace"), AccountsNode.NewKey(), Cancel);
        ids.Add(card.Id.ToString());
        return card.Id;
    }

    public async Task<OrderRequest> OrderRequest(string card = Shopper.CardThatPays) => new(await Plan(), "web-1", SshKeys.Ed25519, await Card(card));

    /// <summary>An order whose first payment was tried.</summary>
    public async Task<OrderView> Order(string card = Shopper.CardThatPays)
    {
        var order = await new SubscriptionsClient(Owner).PlaceOrder(await OrderRequest(card), AccountsNode.NewKey(), Cancel);
        await market.Node.Settle();
        ids.Add(order.Id.ToString());
        return order;
    }

    public async Task<PaymentId> PaymentToConfirm()
    {
        var order = await Order(Shopper.CardThatWantsConfirmation);
        return (await new SubscriptionsClient(Owner).Order(order.Id, Cancel))!.PaymentToConfirm!.Value;
    }

    public async Task<InvoiceId> Invoice()
    {
        var order = await Order();
        // Not the newest of all: that may be a draft of an order whose payment was declined.
        var invoice = (await new BillingClient(Owner).Invoices(null, Cancel)).Items.First(one => one.Order == order.Id);
        ids.Add(invoice.Id.ToString());
        return invoice.Id;
    }

    /// <summary>An invoice that is taken back, and its money does not go home.</summary>
    public async Task<InvoiceId> RefusedRefund()
    {
        var invoice = await Invoice();
        // The gateway has given it back under another key.
        await market.Database.AsAdmin($"""
            INSERT INTO billing.test_gateway_refund (key, charge, amount, currency, asked_at)
            SELECT 'other-' || c.key, c.key, c.amount, c.currency, c.asked_at FROM billing.test_gateway_charge c
            WHERE NOT EXISTS (SELECT FROM billing.test_gateway_refund r WHERE r.charge = c.key)
            """);
        await new BillingClient(market.As(Role.Operator)).Credit(invoice, new("Ordered twice"), Cancel);
        await market.Node.Settle();
        return invoice;
    }

    /// <summary>An order whose machine runs.</summary>
    public async Task<(OrderView Order, DeploymentView Deployment)> Running()
    {
        var order = await Order();
        for (var seconds = 0; seconds < MostSeconds; seconds++)
        {
            if (await new DeployerClient(Owner).OfSubscription(order.Subscription, Cancel) is { State: DeploymentState.Running } running)
            {
                ids.Add(running.Id.ToString());
                return (order, running);
            }

            await market.Node.Pass(TimeSpan.FromSeconds(1));
        }

        throw new TimeoutException($"{order.Subscription} does not run after {MostSeconds} s.");
    }

    /// <summary>A machine that runs, the same for all who only look at it or switch it.</summary>
    public async Task<DeploymentView> Deployment()
    {
        if (deployment is not null) await market.Node.Pass(TimeSpan.FromSeconds(5));
        return deployment ??= (await Running()).Deployment;
    }

    /// <summary>A disk of its own for each who asks.</summary>
    public async Task<string> Disk()
    {
        var key = $"key-{Guid.NewGuid():N}";
        await new StorageClient(market.As(Role.Component)).Ensure(key, new DiskRequest(1), Cancel);
        await market.Node.Settle();
        return key;
    }

    public async Task<string> Paper()
    {
        var key = $"key-{Guid.NewGuid():N}";
        await new DocumentsClient(market.As(Role.Component)).Issue(key, Papers.Of(), Cancel);
        ids.Add(key);
        return key;
    }

    public static NameRequest NewName() => new($"n{Guid.NewGuid():N}.apps.stoa.test", [new NameRecord("A", "192.0.2.1")]);

    public async Task<ApiTokenId> Token()
    {
        var token = await new AccountsClient(Owner).CreateToken(new ApiTokenRequest("laptop"), AccountsNode.NewKey(), Cancel);
        ids.Add(token.Id.ToString());
        return token.Id;
    }

    /// <summary>A run that is under way.</summary>
    public async Task<RunId> Run()
    {
        await Order();
        var runs = await new OperationsClient(market.As(Role.Operator)).Runs(new RunFilter(RunState.Active, "deployer"), null, Cancel);
        return runs.Items[0].Id;
    }

    /// <summary>A message about the owner's company that nobody could handle.</summary>
    public async Task<string> ParkedMessage()
    {
        var (message, key) = (Guid.CreateVersion7(), $"{market.Owner.Me.Company.Id}-{Guid.NewGuid():N}");
        await market.Database.AsAdmin($$"""
            INSERT INTO platform.delivery (component, key, seq, id, tenant_id, sender, name, version, actor, body, occurred_at, state, due, attempts, last_error, parked_at)
            VALUES ('billing', '{{key}}', 1, '{{message}}', '{{market.Owner.Me.Company.Id.Value}}', 'accounts', 'accounts.sign-up-requested', 1, 'visitor',
                '{"email": "ada@example.com", "signUp": "{{new SignUpId(message)}}", "language": "en", "sealedCode": "hidden", "expires": "2030-01-01T00:00:00Z"}',
                now(), 'Parked', now(), 10, 'InvalidOperationException: poison', now())
            """);
        return $"billing.{message:N}";
    }

    /// <summary>Something that an operator did to a message about the owner.</summary>
    public async Task Act() => await new OperationsClient(market.As(Role.Operator)).Skip(await ParkedMessage(), Cancel);

    public async Task<MailId> Mail()
    {
        await Order();
        for (var seconds = 0; seconds < MostSeconds; seconds++)
        {
            if ((await new MailboxClient(Owner).Mails(null, Cancel)).Items is [var mail, ..]) return mail.Id;
            await market.Node.Pass(TimeSpan.FromSeconds(1));
        }

        throw new TimeoutException("No mail was written.");
    }

    /// <summary>A mail that an invoice goes with.</summary>
    public async Task<MailId> InvoiceMail()
    {
        await Mail();
        var (notifications, company) = (new NotificationsNode(market.Node), market.Owner.Me.Company.Id);
        var (invoice, _) = await notifications.Invoice(company);
        Assert.Null(await notifications.Hear(company, Reasons.InvoiceIssued(invoice)));
        return (await new MailboxClient(Owner).Mails(null, Cancel)).Items.First(mail => mail.Attachment is not null).Id;
    }
}
