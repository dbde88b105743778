using System.Net.Http.Headers;
using System.Text.Json;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;

namespace Stoa.SystemTests.Fixtures;

/// <summary>A signed-up person who uses the command line, and the API where the test must see what became of it.</summary>
internal sealed class Customer : IDisposable
{
    private readonly Installation stoa;
    private readonly HttpClient http;
    private readonly string token;

    private Customer(Installation stoa, HttpClient http, string token)
    {
        (this.stoa, this.http, this.token) = (stoa, http, token);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>The session's, which the command line and the API take.</summary>
    public string Token => token;

    public static async Task<Customer> SignUp(Installation stoa, string email, CancellationToken cancel)
    {
        var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = stoa.Address };
        var accounts = new AccountsClient(http);
        var started = await accounts.SignUp(new SignUpRequest(email, "correct horse battery staple", "Ada Lovelace", "IT", "Analytical Engines"), NewKey(), cancel);
        var code = await stoa.SignUpCode(email, cancel);
        var session = await accounts.Confirm(started.Id, new ConfirmSignUpRequest(code), NewKey(), cancel);
        var customer = new Customer(stoa, http, session.Token!);
        await new BillingClient(http).PutDetails(new(session.Me.Company.Name, "Via Roma 1", "40126", "Bologna"), cancel);
        return customer;
    }

    public Task AddCard(CancellationToken cancel) =>
        Cli(cancel, "cards", "add", "--number", "4242424242424242", "--expiry", "04/2030", "--cvc", "123", "--holder", "Ada Lovelace", "--json");

    /// <summary>Orders and follows it until the machine runs.</summary>
    public async Task<DeploymentView> Order(string plan, string hostname, string keyFile, CancellationToken cancel)
    {
        var output = await Cli(cancel, "orders", "create", "--plan", plan, "--hostname", hostname, "--ssh-key", keyFile, "--wait", "--json");
        return JsonSerializer.Deserialize<DeploymentView>(output, StoaJson.Tolerant)!;
    }

    /// <summary>Stop, start or reboot, until that is done and the deployment is as wanted.</summary>
    public async Task Act(string action, DeploymentId id, DeploymentState wanted, CancellationToken cancel)
    {
        var asked = JsonSerializer.Deserialize<DeploymentView>(await Cli(cancel, "deployments", action, id.ToString(), "--json"), StoaJson.Tolerant)!;
        await Sees(id, seen => seen.Run!.Id == asked.Run!.Id && seen.Run.State == RunState.Succeeded && seen.State == wanted, $"'{action}' is done and the deployment is {wanted}", cancel);
    }

    /// <summary>Waits until the deployment is as wanted.</summary>
    public Task Sees(DeploymentId id, Func<DeploymentView, bool> isSo, string what, CancellationToken cancel) =>
        Waiting.Until(async patience => isSo((await new DeployerClient(http).Deployment(id, patience))!), what, cancel);

    /// <summary>Waits until there is a deployment that is as wanted, the newest first.</summary>
    public async Task<DeploymentView> SeesNewest(Func<DeploymentView, bool> isSo, string what, CancellationToken cancel)
    {
        DeploymentView? newest = null;
        await Waiting.Until(async patience => (await new DeployerClient(http).Deployments(null, patience)).Items is [var first, ..] && isSo(newest = first), what, cancel);
        return newest!;
    }

    public async Task Terminate(OrderId id, CancellationToken cancel)
    {
        await Cli(cancel, "orders", "terminate", id.ToString(), "--json");
        await Reaches(id, OrderState.Undeployed, cancel);
    }

    /// <summary>Waits until the order has heard what happened: by a message, a moment later.</summary>
    public Task Reaches(OrderId id, OrderState wanted, CancellationToken cancel) =>
        Waiting.Until(async patience => (await new SubscriptionsClient(http).Order(id, patience))!.State == wanted, $"order {id} is {wanted}", cancel);

    public void Dispose() => http.Dispose();

    private async Task<string> Cli(CancellationToken cancel, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["STOA_SERVER"] = stoa.Address.ToString(), ["STOA_TOKEN"] = token };
        var (exitCode, output, errors) = await StoaProgram.Run(arguments, environment, cancel);
        Assert.True(exitCode == 0, $"stoa {string.Join(' ', arguments)} ended with {exitCode}: {output}\n{errors}");
        return output;
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");
}
