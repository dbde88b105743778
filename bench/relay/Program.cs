using EngineBench;
using RelayBench;

var messages = Argument("--messages", 60_000);
var companies = Argument("--companies", 1_000);
const int claims = 4_000; // of 100 rows each: so many that they take a second or two
await using var server = await Server.Start();
Console.WriteLine($"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}, {Environment.ProcessorCount} cores, fsync of a page {server.FsyncMilliseconds():F2} ms");
await using var teller = await Node.Start(server, "teller");
await (await Node.Start(server, "hearer")).DisposeAsync(); // From here on it is known who hears.
await Relay(15_000, companies: 30);
await Handle(15_000);

var relayed = Say("stoa, relayed", await Relay(messages, companies: 1));
var handled = Say("stoa, handled, all of one company", await Handle(messages));
await Relay(messages, companies);
Say($"stoa, handled, of {companies} companies", await Handle(messages));

var peer = await server.CreateDatabase("peer");
await PgBench.Prepare(peer, claims * 100);
var claimed = Say("pgbench, claimed", await PgBench.Measure(server, peer, new("peer/claim.sql", Clients: 4, claims, Rows: 100)));
var written = Say("pgbench, written", await PgBench.Measure(server, peer, new("peer/handle.sql", Clients: 16, messages, Rows: 1)));
Goal("relayed / pgbench claiming 100 a transaction", relayed.Rate / claimed.Rate, 0.5);
Goal("handled / pgbench doing the handler's writes", handled.Rate / written.Rate, 0.8);

async Task<Figures> Relay(int facts, int companies)
{
    // The buckets of a hearer that went come back to the teller, which alone relays.
    await Task.Delay(TimeSpan.FromSeconds(3));
    await teller.Tell(facts, companies);
    await server.Run("VACUUM ANALYZE platform.outbox");
    return await teller.Relay(facts);
}

async Task<Figures> Handle(int facts)
{
    using var tally = new Tally("stoa.messages.handled", facts);
    var before = await server.Ask<long>("SELECT count(*) FROM hearer.heard");
    await server.Run("VACUUM ANALYZE platform.delivery");
    await using var hearer = await Node.Start(server, "hearer");
    await hearer.Begun;
    var meter = new Meter(server);
    await tally.Reached;
    await hearer.Acknowledged();
    var figures = meter.Of(facts);
    var heard = await server.Ask<long>("SELECT count(*) FROM hearer.heard") - before;
    return heard == facts ? figures : throw new InvalidOperationException($"{heard} were heard, not {facts}.");
}

int Argument(string name, int otherwise) => Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1]) : otherwise;

static Figures Say(string what, Figures figures)
{
    Console.WriteLine($"{what,-36} {figures}");
    return figures;
}

static void Goal(string what, double reached, double goal) =>
    Console.WriteLine($"goal: {what,-48} {reached,6:F2}  at least {goal:F2}  {(reached >= goal ? "held" : "MISSED")}");
