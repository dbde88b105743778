using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Messaging;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;
using Stoa.Market.Billing.Storage;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Market.Subscriptions;

namespace Stoa.Tests.Market;

/// <summary>A customer of a market, new for each test.</summary>
internal sealed class Shopper(TestNode node)
{
    public const string CardThatPays = "4242424242424242";
    public const string CardThatIsDeclined = "4000000000000002";
    public const string CardWhoseAnswerIsLost = "4000000000000119";

    public const string CardThatWantsConfirmation = "4000002500003155";

    public TestNode Node => node;

    public Person Customer { get; } = Person.New();

    public SubscriptionsClient Subscriptions => SubscriptionsOf(Customer);

    public BillingClient Billing => new(node.As(Customer));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static string NewKey() => Guid.NewGuid().ToString();

    public SubscriptionsClient SubscriptionsOf(Person person) => new(node.As(person));

    public async Task<PlanView> Plan(string code) =>
        (await new CatalogClient(node.AsVisitor()).Product("bare-vm", Cancel))!.Plans.Single(plan => plan.Code == code);

    public async Task<PaymentMethodId> AddCard(string number = CardThatPays, Person? of = null) =>
        (await new BillingClient(node.As(of ?? Customer)).AddCard(new CardRequest(number, 12, 2030, "123", "Ada Lovelace"), NewKey(), Cancel)).Id;

    /// <summary>What a customer would send who does everything right.</summary>
    public async Task<OrderRequest> Request(string plan = "small", string card = CardThatPays) =>
        new((await Plan(plan)).Id, "web-1", SshKeys.Ed25519, await AddCard(card));

    public async Task<OrderView> Order(string plan = "small", string card = CardThatPays) =>
        await Subscriptions.PlaceOrder(await Request(plan, card), NewKey(), Cancel);

    /// <summary>The order as it is now.</summary>
    public async Task<OrderView> Now(OrderView order) => (await Subscriptions.Order(order.Id, Cancel))!;

    public Task Settle() => node.Settle();

    /// <summary>What was said in the customer's name.</summary>
    public IReadOnlyList<TMessage> Told<TMessage>() => node.Services.GetRequiredService<Heard>().Of<TMessage>(Customer.Company);

    /// <summary>Says it in the customer's name, as a component that is not here would.</summary>
    public Task Say<TMessage>(TMessage message) where TMessage : IMessage => In<BillingStore, int>(async (store, _) =>
    {
        store.Publish(message, new Teller(), node.Clock);
        return await store.SaveChangesAsync(Cancel);
    });

    /// <summary>The run on the subject, seen as the customer's company.</summary>
    public async Task<RunView> RunOn<TStore>(string subject) where TStore : ComponentStore =>
        (await In<TStore, RunView?>((store, runs) => runs.Read(store, subject, Cancel)))!;

    private async Task<T> In<TStore, T>(Func<TStore, Runs, Task<T>> act) where TStore : ComponentStore
    {
        await using var scope = node.Services.CreateAsyncScope();
        var operation = scope.ServiceProvider.GetRequiredService<OperationContext>();
        operation.Begin("test", "component:test", "test");
        operation.Enter(Customer.Company);
        var store = scope.ServiceProvider.GetRequiredService<TStore>();
        await using var transaction = await store.Begin(Cancel);
        var answer = await act(store, scope.ServiceProvider.GetRequiredService<Runs>());
        await transaction.CommitAsync(Cancel);
        return answer;
    }

    private sealed class Teller : Aggregate
    {
        public override string Subject => "test";
    }
}
