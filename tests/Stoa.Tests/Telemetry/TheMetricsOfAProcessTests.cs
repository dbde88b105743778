using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using Stoa.Platform.Telemetry.Metrics;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Telemetry;

public sealed class TheMetricsOfAProcessTests(ShelfNode shelf) : IClassFixture<ShelfNode>
{
    [Fact]
    public async Task Tell_requests_by_route_and_the_runtime()
    {
        // A request is counted when it is over, a moment after its answer came: the second on a connection comes after that.
        var client = shelf.Node.As(Person.New());
        for (var i = 0; i < 2; i++) await client.GetAsync("/api/shelf/books", TestContext.Current.CancellationToken);
        var answer = await shelf.Node.AsVisitor().GetAsync("/metrics", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        Assert.Contains("# TYPE http_server_request_duration_seconds histogram", text);
        Assert.Matches(@"http_server_request_duration_seconds_count\{.*http_route=""/api/shelf/books"".*\} \d", text);
        Assert.Matches(@"dotnet_gc_collections_total\{.*\} \d", text);
        Assert.Matches(@"dotnet_process_memory_working_set_bytes \d", text);
    }

    [Fact]
    public async Task Can_be_read_by_Prometheus()
    {
        var text = await shelf.Node.AsVisitor().GetStringAsync("/metrics", TestContext.Current.CancellationToken);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            Assert.Matches(@"^(# (HELP|TYPE) [a-zA-Z_:][a-zA-Z0-9_:]* ?.*|[a-zA-Z_:][a-zA-Z0-9_:]*(\{([a-zA-Z_][a-zA-Z0-9_]*=""(\\.|[^""\\])*"",?)*\})? \S+)$", line);
        Assert.Equal(text.Split('\n').Count(l => l.StartsWith("# TYPE")), text.Split('\n').Where(l => l.StartsWith("# TYPE")).Distinct().Count());
    }

    [Fact]
    public async Task Are_for_this_machine_only()
    {
        await using var node = await TestNode.Start(shelf.Database, [new ShelfComponent()], tell: told => told with { IsBehindProxy = true });
        Assert.Equal(HttpStatusCode.NotFound, (await node.AsVisitor().GetAsync("/metrics", TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await node.AsComponent("billing").GetAsync("/metrics", TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public void Count_measure_and_spread()
    {
        using var text = new PrometheusText();
        using var meter = new Meter("Stoa.Test");
        meter.CreateCounter<int>("test.things", "{thing}", "Things \"made\".").Add(2, new KeyValuePair<string, object?>("kind", "a\"b\\c\nd"));
        meter.CreateUpDownCounter<long>("test.open").Add(5);
        meter.CreateObservableGauge("test.size", () => 7.5, "By");
        var spread = meter.CreateHistogram<double>("test.time", "s", advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [1, 2] });
        foreach (var value in new[] { 0.5, 1, 1.5, 9 }) spread.Record(value);
        Assert.Equal(
            """
            # TYPE test_open gauge
            test_open 5
            # TYPE test_size_bytes gauge
            test_size_bytes 7.5
            # HELP test_things_total Things \"made\".
            # TYPE test_things_total counter
            test_things_total{kind="a\"b\\c\nd"} 2
            # TYPE test_time_seconds histogram
            test_time_seconds_bucket{le="1"} 2
            test_time_seconds_bucket{le="2"} 3
            test_time_seconds_bucket{le="+Inf"} 4
            test_time_seconds_sum 12
            test_time_seconds_count 4

            """,
            string.Join('\n', text.Write().Split('\n').Where(l => l.Length == 0 || Regex.IsMatch(l, "^(# (HELP|TYPE) )?test_(open|size|things|time)"))));
    }

    [Fact]
    public void Do_not_grow_without_end()
    {
        using var text = new PrometheusText();
        using var meter = new Meter("Stoa.Test.Endless");
        var counter = meter.CreateCounter<int>("test.endless");
        for (var i = 0; i < 5000; i++) counter.Add(1, new KeyValuePair<string, object?>("id", i));
        var lines = text.Write().Split('\n').Where(l => l.StartsWith("test_endless_total{")).ToList();
        Assert.Equal(2001, lines.Count);
        Assert.Contains("test_endless_total{other=\"true\"} 3000", lines);
    }
}
