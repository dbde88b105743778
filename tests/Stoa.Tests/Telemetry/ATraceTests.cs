using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;
using Stoa.Tests.Market;

namespace Stoa.Tests.Telemetry;

public sealed class ATraceTests(ShelfNode shelf, MarketNode market) : IClassFixture<ShelfNode>, IClassFixture<MarketNode>
{
    [Fact]
    public async Task Is_named_in_every_refusal()
    {
        var client = shelf.Node.As(Person.New());
        var trace = Begin(client);
        Assert.Equal(trace, (await (await client.GetAsync("/api/shelf/books?limit=0", TestContext.Current.CancellationToken)).Problem()).TraceId);
    }

    [Fact]
    public async Task Goes_on_in_another_process()
    {
        await using var door = await TestNode.Start(shelf.Database, [new ShelfComponent()], tell: told => told with { Roles = ["accounts"] });
        var client = door.As(Person.New());
        var trace = Begin(client);
        Assert.Equal(trace, await client.GetFromJsonAsync<string>("/api/shelf/trace", StoaJson.Tolerant, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Leads_from_a_click_over_messages_to_the_steps_of_runs()
    {
        var shopper = new Shopper(market.Node);
        var seen = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("Stoa.", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = seen.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        var client = market.Node.As(shopper.Customer);
        var request = await shopper.Request();
        var trace = Begin(client);
        (await client.PostWithKey("/api/subscriptions/orders", request)).EnsureSuccessStatusCode();
        await shopper.Settle();
        var ours = seen.Where(a => a.TraceId.ToString() == trace).Select(a => a.DisplayName).ToList();
        Assert.Contains("subscriptions.order-placed handle", ours);
        Assert.Contains("collect-payment charge", ours);
        Assert.Contains("billing.payment-succeeded handle", ours);
    }

    // What a browser or program outside would send that has a trace of its own (W3C Trace Context).
    private static string Begin(HttpClient client)
    {
        var trace = ActivityTraceId.CreateRandom().ToString();
        client.DefaultRequestHeaders.Add("traceparent", $"00-{trace}-{ActivitySpanId.CreateRandom()}-01");
        return trace;
    }
}
