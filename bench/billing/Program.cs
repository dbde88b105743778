using System.Diagnostics;
using System.Globalization;
using EngineBench;
using Stoa.Bench.Billing;
using Stoa.Contracts.Billing.Pricing;

var count = Array.IndexOf(args, "--invoices") is var at and >= 0 ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : 2000;
await using var server = await Server.Start();
var fsync = server.FsyncMilliseconds();
await using var billing = new Billing(server);
await billing.Start();
await billing.Issue(200);
var (drafting, issuing) = await billing.Issue(count);
var plain = await PlainSql.Measure(server.AdminConnectionString, count);
Say("fsync of a page, p50, ms", fsync);
Say($"drafts of {count} orders, /s", count / drafting);
Say("invoices from request of payment to issued and paid, /s", count / issuing);
Say("the same rows by plain SQL, 16 connections, /s", plain);
Say("ours of the plain SQL's, %", 100 * count / issuing / plain);
Say("price traces replayed on one core, /s", Replays());

static double Replays()
{
    var prices = new PriceTable("EUR", [new PriceRange(1, 9, 5m), new PriceRange(10, null, 3m)]);
    var traces = Enumerable.Range(1, 100).Select(quantity => PriceTrace.Of(PriceRule.Tiered, quantity, prices, [new PriceFactor("hours", 360, 720)])).ToArray();
    var (done, watch) = (0, Stopwatch.StartNew());
    for (; watch.Elapsed < TimeSpan.FromSeconds(2); done += traces.Length)
        foreach (var trace in traces)
            if (trace.Replay() != trace.Amount) throw new InvalidOperationException("A trace gives another amount.");
    return done / watch.Elapsed.TotalSeconds;
}

static void Say(string what, double figure) => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-58} {figure,12:N1}"));
