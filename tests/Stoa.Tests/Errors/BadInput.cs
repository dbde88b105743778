using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;
using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Hosting;
using Stoa.Serving;
using Stoa.Tests.Http.Conformance;
using Stoa.Tests.Market;
using Stoa.Tests.Market.Accounts;

namespace Stoa.Tests.Errors;

/// <summary>Gives the program what people give it by mistake, and takes down what it answers.</summary>
internal sealed class BadInput(Marketplace market, string folder)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is wrong, what was given, what is answered.</summary>
    public async Task<IReadOnlyList<(string Wrong, string Given, string Answer)>> Rows() =>
    [
        ("An unknown role", "`stoa serve --roles shop`", Serve("--roles", "shop", "--database", "Host=db.example", "--key-file", "stoa.key")),
        ("A port in use", "`stoa serve --listen http://127.0.0.1:8080`", PortInUse()),
        ("A data folder that cannot be written", "`stoa serve --data /dev/null/stoa`", Refused(() => DataFolder.Open("/dev/null/stoa").Dispose())),
        ("A data folder of a newer release", "`stoa serve`", Refused(Newer)),
        ("No PostgreSQL", "`stoa serve`", Refused(() => PostgresProgram.Find(null, [Path.Combine(folder, "none")], "data"))),
        ("Data of another major version of PostgreSQL", "`stoa serve`", Refused(OtherMajor)),
        ("A malformed SSH key", "`\"sshKey\": \"ssh-ed25519 AAAA\"`", await Order(order => order["sshKey"] = "ssh-ed25519 AAAA")),
        ("An unknown plan", "`\"plan\": \"plan_...\"` of nobody", await Order(order => order["plan"] = "plan_01jd800000e008000000000009")),
        ("A price in the body", "`\"price\": \"0.01\"`", await Order(order => order["price"] = "0.01")),
        ("A negative quantity", "`\"quantity\": -1`", await Order(order => order["quantity"] = -1)),
        ("An absurd quantity", "`\"quantity\": 1000000000`", await Order(order => order["quantity"] = 1_000_000_000)),
        ("The same order twice with one key", "the same request", await Twice(order => order, "one order, answered twice alike")),
        ("The same key with another order", "`\"hostname\": \"other\"`", await Twice(order => order with { Hostname = "other" }, "")),
        ("No room on any host", "a machine with more memory than any host has left", await NoRoom()),
        ("The quota used up", "`stoa quota set co_... --machines 0 ...`, then an order", await OverQuota()),
        ("A declined card", "the test card 4000 0000 0000 0002", await Declined()),
    ];

    private static string Serve(params string[] arguments) => string.Join("<br>", Preflight.Faults(ServeCommand.Create().Parse(arguments)));

    private static string PortInUse()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        return Serve("--listen", $"http://{taken.LocalEndpoint}").Replace($"{taken.LocalEndpoint}", "127.0.0.1:8080", StringComparison.Ordinal);
    }

    private void Newer()
    {
        var data = Path.Combine(folder, "newer");
        DataFolder.Open(data).Dispose();
        File.WriteAllText(Path.Combine(data, "version"), $"{DataFolder.LayoutVersion + 1}\n");
        DataFolder.Open(data).Dispose();
    }

    private void OtherMajor()
    {
        var programs = Directory.CreateDirectory(Path.Combine(folder, "15")).FullName;
        foreach (var program in new[] { "postgres", "initdb" })
        {
            File.WriteAllText(Path.Combine(programs, program), "#!/bin/sh\necho 'postgres (PostgreSQL) 15.18'\n");
            File.SetUnixFileMode(Path.Combine(programs, program), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        PostgresProgram.Find(16, [programs], "data");
    }

    private string Refused(Action start)
    {
        var refused = Assert.Throws<CannotStartException>(start);
        return $"`{refused.Code}`: {refused.Message.Replace(folder, "...", StringComparison.Ordinal).ReplaceLineEndings("<br>")}";
    }

    private async Task<string> Order(Action<JsonObject> spoil)
    {
        var order = System.Text.Json.JsonSerializer.SerializeToNode(await market.Belongings.OrderRequest(), StoaJson.Tolerant)!.AsObject();
        spoil(order);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/subscriptions/orders") { Content = Sending.Json(order.ToJsonString()) };
        request.Headers.Add("Idempotency-Key", AccountsNode.NewKey());
        using var answer = await market.As(Role.Owner).Ask(request);
        return Words(await answer.Refusal());
    }

    private async Task<string> Twice(Func<OrderRequest, OrderRequest> change, string alike)
    {
        var (client, order, key) = (new SubscriptionsClient(market.As(Role.Owner)), await market.Belongings.OrderRequest(), AccountsNode.NewKey());
        var first = await client.PlaceOrder(order, key, Cancel);
        try
        {
            Assert.Equal(first.Id, (await client.PlaceOrder(change(order), key, Cancel)).Id);
            return alike;
        }
        catch (ProblemException refused)
        {
            return Words(refused.Problem);
        }
    }

    private async Task<string> Declined()
    {
        var order = await market.Belongings.Order(Shopper.CardThatIsDeclined);
        return $"the order stays `{order.State}`: {(await new SubscriptionsClient(market.As(Role.Owner)).Order(order.Id, Cancel))!.Detail}";
    }

    // The order is taken, and its machine waits with this reason.
    private async Task<string> NoRoom()
    {
        var asked = await Assert.ThrowsAsync<ProblemException>(() => new FabricClient(market.As(Role.Component)).Claim("giant", new Room(1, 16_000_000, 1), Cancel));
        return Words(asked.Problem);
    }

    private async Task<string> OverQuota()
    {
        var fabric = new FabricClient(market.As(Role.Operator));
        var before = await fabric.QuotaOf(market.Owner.Me.Company.Id, Cancel);
        await fabric.Limit(market.Owner.Me.Company.Id, before.Limits with { Machines = before.Machines }, Cancel);
        var answer = await Order(_ => { });
        await fabric.Limit(market.Owner.Me.Company.Id, before.Limits, Cancel);
        return answer.Replace($"{before.Machines} machines, has {before.Machines} and would have {before.Machines + 1}", "0 machines, has 0 and would have 1", StringComparison.Ordinal);
    }

    private static string Words(Problem problem) =>
        $"{problem.Status} `{problem.Type}`: " + (problem.Errors is { Count: > 0 } errors ? string.Join("<br>", errors.Select(e => $"`{e.Pointer}` {e.Detail}")) : problem.Detail);
}
