using System.CommandLine;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Cli.Orders;

/// <summary><c>stoa orders create</c>: orders a plan and, with <c>--wait</c>, follows it until the machine runs.</summary>
internal static class CreateOrder
{
    private static readonly Option<string> Product = new("--product") { Description = "The product's slug.", DefaultValueFactory = _ => "bare-vm" };
    private static readonly Option<string> Plan = new("--plan") { Description = "The plan's code.", Required = true };
    private static readonly Option<string> Hostname = new("--hostname") { Description = "The machine's name.", Required = true };
    private static readonly Option<FileInfo> SshKey = new("--ssh-key") { Description = "Your public key file, such as ~/.ssh/id_ed25519.pub.", Required = true };
    private static readonly Option<string?> Card = new("--card") { Description = "Which card pays, pm_...; the newest when missing." };
    private static readonly Option<string?> Key = new("--key") { Description = "Idempotency key: the same key twice is one order." };
    private static readonly Option<bool> Wait = new("--wait") { Description = "Follow the deployment until it runs." };

    private static readonly string[] PublicKeyBeginnings = ["ssh-", "ecdsa-", "sk-"];

    public static Command Command() =>
        ClientCommand.Create("create", "Order a plan.", Run, Product, Plan, Hostname, SshKey, Card, Key, Wait);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        var file = call.Value(SshKey)!;
        if (!file.Exists) return call.Output.Fail($"There is no file {file.FullName}.", "Make a key with: ssh-keygen -t ed25519");
        var key = (await File.ReadAllTextAsync(file.FullName, cancel)).Trim();
        // Before it leaves this machine: a private key, or any other file, is nobody else's business.
        if (!PublicKeyBeginnings.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal)))
            return call.Output.Fail($"{file.FullName} is no public key of OpenSSH, and was not sent.", "The public one ends with .pub, such as ~/.ssh/id_ed25519.pub");
        if (await FindPlan(call, cancel) is not { } plan)
            return call.Output.Fail($"There is no plan {call.Value(Product)}/{call.Value(Plan)}.", "See: stoa products list");
        if (await FindCard(call, cancel) is not { } card)
            return call.Output.Fail("You have no such card.", "Add one: stoa cards add --expiry MM/YYYY --cvc NNN --holder NAME");
        var request = new OrderRequest(plan, call.Value(Hostname)!, key, card);
        var order = await call.Client(http => new SubscriptionsClient(http)).PlaceOrder(request, call.Value(Key) ?? Invocation.NewKey(), cancel);
        if (call.Value(Wait)) return await new FollowOrder(call).ToEnd(order, cancel);
        call.Output.Print(order, OrdersCommand.Columns);
        call.Output.Next($"stoa orders show {order.Number}");
        return 0;
    }

    private static async Task<PlanId?> FindPlan(Invocation call, CancellationToken cancel)
    {
        var product = await call.Client(http => new CatalogClient(http)).Product(call.Value(Product)!, cancel);
        return product?.Plans.FirstOrDefault(plan => plan.Code == call.Value(Plan))?.Id;
    }

    private static async Task<PaymentMethodId?> FindCard(Invocation call, CancellationToken cancel)
    {
        var cards = await call.Client(http => new BillingClient(http)).PaymentMethods(cancel);
        var wanted = call.Value(Card);
        return cards.Items.FirstOrDefault(card => wanted is null || card.Id.ToString() == wanted)?.Id;
    }
}
