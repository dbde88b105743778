using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Journeys;

/// <summary>From the storefront to a running machine, in every shape of the installation.</summary>
public sealed partial class TheFirstOrder
{
    private const string Email = "ada@example.com";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static TheoryData<Shape> Shapes => [Shape.One, Shape.Three, Shape.Each];

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Leads_from_the_storefront_to_a_running_machine(Shape shape)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var stoa = await Installation.Start(shape);
        using var http = new HttpClient(new SocketsHttpHandler()) { BaseAddress = stoa.Address };
        try
        {
            Assert.Contains("Bare VM", await http.GetStringAsync("/", cancel), StringComparison.Ordinal);
            var token = await SignUp(stoa, http, cancel);
            await AddCard(stoa, token, cancel);
            var deployment = await Order(stoa, token, cancel);
            Assert.Equal(DeploymentState.Running, deployment.State);
            Assert.NotNull(deployment.Endpoint);
            Assert.All(deployment.Run!.Steps, step => Assert.Equal(100, deployment.Run.Percent));
            await IsDeployed(http, token, deployment.Order, cancel);
            Assert.Contains(deployment.Endpoint.Command, await stoa.Mail(Email, deployment.Endpoint.Command, cancel), StringComparison.Ordinal);
        }
        catch (Exception failed)
        {
            throw new InvalidOperationException($"In the shape '{shape}': {failed.Message}\n{stoa.Log}", failed);
        }
    }

    private static async Task<string> SignUp(Installation stoa, HttpClient http, CancellationToken cancel)
    {
        var accounts = new AccountsClient(http);
        var started = await accounts.SignUp(new SignUpRequest(Email, "correct horse battery staple", "Ada Lovelace", "IT", "Analytical Engines"), NewKey(), cancel);
        var code = Code().Match(await stoa.Mail(Email, "code", cancel)).Value;
        var session = await accounts.Confirm(started.Id, new ConfirmSignUpRequest(code), NewKey(), cancel);
        return session.Token!;
    }

    private static async Task AddCard(Installation stoa, string token, CancellationToken cancel) =>
        await Cli(stoa, token, cancel, "cards", "add", "--number", "4242424242424242", "--expiry", "04/2030", "--cvc", "123", "--holder", "Ada Lovelace", "--json");

    private static async Task<DeploymentView> Order(Installation stoa, string token, CancellationToken cancel)
    {
        var key = Path.GetTempFileName();
        await File.WriteAllTextAsync(key, "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJbEx5kvFBUWLRiqvZ4mCCi5xrHPWxa5G0Yp5yVfXn2T ada@example\n", cancel);
        var output = await Cli(stoa, token, cancel, "orders", "create", "--plan", "small", "--hostname", "first", "--ssh-key", key, "--wait", "--json");
        return JsonSerializer.Deserialize<DeploymentView>(output, StoaJson.Tolerant)!;
    }

    // The order hears of the machine by a message, a moment after the deployment says that it runs.
    private static async Task IsDeployed(HttpClient http, string token, OrderId id, CancellationToken cancel)
    {
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Patience);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while ((await new SubscriptionsClient(http).Order(id, patience.Token))!.State != OrderState.Deployed)
            await timer.WaitForNextTickAsync(patience.Token);
    }

    private static async Task<string> Cli(Installation stoa, string token, CancellationToken cancel, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["STOA_SERVER"] = stoa.Address.ToString(), ["STOA_TOKEN"] = token };
        var (exitCode, output, errors) = await StoaProgram.Run(arguments, environment, cancel);
        Assert.True(exitCode == 0, $"stoa {string.Join(' ', arguments)} ended with {exitCode}: {output}\n{errors}");
        return output;
    }

    private static string NewKey() => Guid.NewGuid().ToString("N");

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex Code();
}
