using EngineBench;

var runs = Argument("--runs", 20_000);
var inFlight = Argument("--in-flight", 100);
const int steps = 5;
await using var server = await Server.Start();
var fsync = server.FsyncMilliseconds();

await using var engine = new Engine(server, inFlight);
await engine.WarmUp(10_000);
var ours = await engine.Drain(runs);
var idle = await engine.OneByOne(200);
var (runsPerSecond, stepsPerSecond) = (runs / ours.Seconds, runs * steps / ours.Seconds);
Say($"fsync of a page, p50                 {fsync,10:F2} ms");
Say($"stoa, {runs} runs of {steps} steps, 300 B, {inFlight} in flight, from a backlog");
Say($"  steps                              {stepsPerSecond,10:F0} /s");
Say($"  whole runs                         {runsPerSecond,10:F0} /s");
Say($"  starts, 500 a transaction          {runs / ours.StartSeconds,10:F0} /s");
Say($"  steps, starting included           {runs * steps / (ours.Seconds + ours.StartSeconds),10:F0} /s");
Say($"  commits per outside step           {ours.Commits / (double)(runs * steps),10:F4}");
Say($"  CPU per step                       {ours.CpuSeconds * 1e6 / (runs * steps),10:F1} us, and of PostgreSQL {ours.ServerCpuSeconds * 1e6 / (runs * steps):F1} us");
Say($"  idle, one run, p50 / p95           {idle[idle.Count / 2],10:F2} / {idle[idle.Count * 95 / 100]:F2} ms");
Goal("commits per outside step", ours.Commits / (double)(runs * steps), 0.1, isUpper: true);
Goal("idle p50 in ms", idle[idle.Count / 2], 5 + (7 * fsync), isUpper: true);
if (args.Contains("--no-peers")) return;

var jobs = runs;
List<(string What, double Ratio, double Goal)> ratios = [];
List<string> notes = [];
foreach (var mode in (string[])["plain", "batched"])
{
    var address = await server.CreateDatabase($"graphile_{mode}");
    var peer = await PeerFigures.Of(server, "graphile.mjs", address, $"{jobs}", $"{inFlight}", mode);
    Say($"graphile-worker ({mode}), {jobs} jobs");
    Say($"  jobs                               {jobs / peer.Seconds,10:F0} /s");
    Say($"  CPU per job                        {peer.CpuSeconds * 1e6 / jobs,10:F1} us, and of PostgreSQL {peer.ServerCpuSeconds * 1e6 / jobs:F1} us");
    var byCpu = (peer.CpuSeconds + peer.ServerCpuSeconds) / jobs / ((ours.CpuSeconds + ours.ServerCpuSeconds) / runs);
    if (mode == "plain") ratios.Add(("whole runs / graphile-worker's jobs", runsPerSecond / (jobs / peer.Seconds), 2));
    notes.Add($"whole runs / graphile-worker's jobs ({mode}), by time {runsPerSecond / (jobs / peer.Seconds):F2}, by CPU {byCpu:F2}");
}

var flows = Math.Max(200, runs / 10);
var dbos = await PeerFigures.Of(server, "dbos.mjs", await server.CreateDatabase("dbos"), $"{flows}", $"{inFlight}");
Say($"dbos, {flows} workflows of {steps} steps");
Say($"  steps                              {flows * steps / dbos.Seconds,10:F0} /s");
Say($"  CPU per step                       {dbos.CpuSeconds * 1e6 / (flows * steps),10:F1} us, and of PostgreSQL {dbos.ServerCpuSeconds * 1e6 / (flows * steps):F1} us");
Say($"  idle, one run, p50                 {dbos.IdleMilliseconds,10:F2} ms");
ratios.Add(("steps / DBOS's steps", stepsPerSecond / (flows * steps / dbos.Seconds), 20));
var dbosByCpu = (dbos.CpuSeconds + dbos.ServerCpuSeconds) / flows / ((ours.CpuSeconds + ours.ServerCpuSeconds) / runs);
notes.Add($"steps / DBOS's steps, by CPU {dbosByCpu:F1}; with our starts counted as its are, by time {runs * steps / (ours.Seconds + ours.StartSeconds) / (flows * steps / dbos.Seconds):F1}");
// CPU, of both sides of the connection: hardly moved by what else the machine does.
foreach (var note in notes) Say($"note: {note}");
foreach (var (what, ratio, goal) in ratios) Goal(what, ratio, goal);

int Argument(string name, int otherwise) => Array.IndexOf(args, name) is var at and >= 0 ? int.Parse(args[at + 1]) : otherwise;

void Say(string line) => Console.WriteLine(line);

void Goal(string what, double reached, double goal, bool isUpper = false) =>
    Say($"goal: {what,-54} {reached,8:F2}  {(isUpper ? "at most" : "at least")} {goal:F2}  {((isUpper ? reached <= goal : reached >= goal) ? "held" : "MISSED")}");
