using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;

namespace Stoa.SystemTests.Kills;

/// <summary>A customer whose requests may break off: then the same is asked again, under the same key.</summary>
internal sealed partial class Buyer
{
    public const string Email = "ada@example.com";
    private const string SshKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ada";
    private readonly KillLane lane;
    private string token = "";
    private PlanId plan;
    private PaymentMethodId card;

    private Buyer(KillLane lane) => this.lane = lane;

    public static async Task<Buyer> SignUp(KillLane lane, CancellationToken cancel)
    {
        var buyer = new Buyer(lane);
        var accounts = new AccountsClient(lane.Http);
        var started = await accounts.SignUp(new SignUpRequest(Email, "correct horse battery staple", "Ada Lovelace", "IT", "Analytical Engines"), NewKey(), cancel);
        var code = Code().Match(await lane.Sink.Receive(Email, "code", cancel)).Value;
        buyer.token = (await accounts.Confirm(started.Id, new ConfirmSignUpRequest(code), NewKey(), cancel)).Token!;
        buyer.plan = (await new CatalogClient(lane.Http).Product("bare-vm", cancel))!.Plans.First(one => one.Code == "small-data").Id;
        await buyer.Ask(http => new BillingClient(http).PutDetails(new("Analytical Engines", "Via Roma 1", "40126", "Bologna"), cancel));
        buyer.card = (await buyer.Ask(http => new BillingClient(http).AddCard(new CardRequest("4242424242424242", 4, 2030, "123", "Ada Lovelace"), NewKey(), cancel))).Id;
        return buyer;
    }

    public async Task<OrderView> Order(string hostname, CancellationToken cancel)
    {
        var key = NewKey();
        return await Insist(http => new SubscriptionsClient(http).PlaceOrder(new OrderRequest(plan, hostname, SshKey, card), key, cancel), cancel);
    }

    public async Task Stop(DeploymentId id, CancellationToken cancel)
    {
        var key = NewKey();
        await Insist(http => new DeployerClient(http).Stop(id, key, cancel), cancel);
    }

    public async Task Start(DeploymentId id, CancellationToken cancel)
    {
        var key = NewKey();
        await Insist(http => new DeployerClient(http).Start(id, key, cancel), cancel);
    }

    public async Task Terminate(OrderId id, CancellationToken cancel)
    {
        var key = NewKey();
        await Insist(http => new SubscriptionsClient(http).Terminate(id, key, cancel), cancel);
    }

    private async Task<T> Insist<T>(Func<HttpClient, Task<T>> ask, CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                return await Ask(ask);
            }
            catch (Exception broken) when (broken is HttpRequestException or IOException or ProblemException { IsTransient: true })
            {
                await timer.WaitForNextTickAsync(cancel);
                await lane.IsUp(cancel);
            }
        }
    }

    private Task<T> Ask<T>(Func<HttpClient, Task<T>> ask)
    {
        lane.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return ask(lane.Http);
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
