using EngineBench;
using RelayBench;

var messages = Array.IndexOf(args, "--messages") is var at and >= 0 ? int.Parse(args[at + 1]) : 21_000;
const int warmUp = 3_000;
const int handlers = 16;
await using var server = await Server.Start();
await using var teller = await Node.Start(server, "teller");
await using (var hearer = await Node.Start(server, "hearer"))
{
    await teller.Tell(warmUp);
    await teller.Relay();
    await hearer.Empty("platform.delivery");
}

// The hearer's buckets come back to the teller, which alone relays from here on.
await Task.Delay(TimeSpan.FromSeconds(3));
await teller.Tell(messages);
var relayed = messages / await teller.Relay();
await server.Run("VACUUM ANALYZE platform.delivery");
await using var hearing = await Node.Start(server, "hearer");
await hearing.Empty("platform.delivery");
var handled = messages / hearing.FirstHeard.Since.TotalSeconds;
var heard = await server.Ask<long>("SELECT count(*) FROM hearer.heard");
if (heard != messages + warmUp) throw new InvalidOperationException($"{heard} were heard, not {messages + warmUp}.");

var peer = await server.CreateDatabase("peer");
await PgBench.Prepare(peer, messages);
var claimed = 100 * await PgBench.Transactions(peer, "peer/claim.sql", clients: 4, messages / 100);
var written = await PgBench.Transactions(peer, "peer/handle.sql", handlers, messages);
Console.WriteLine($"stoa, {messages} messages: relayed {relayed,10:F0} /s, handled {handled,10:F0} /s");
Console.WriteLine($"pgbench:              claimed {claimed,10:F0} /s, written {written,10:F0} /s");
Goal("relayed / pgbench claiming 100 a transaction", relayed / claimed, 0.5);
Goal("handled / pgbench doing the handler's writes", handled / written, 0.8);

static void Goal(string what, double reached, double goal) =>
    Console.WriteLine($"goal: {what,-48} {reached,6:F2}  at least {goal:F2}  {(reached >= goal ? "held" : "MISSED")}");
