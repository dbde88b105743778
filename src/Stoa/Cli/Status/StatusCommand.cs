using System.CommandLine;
using System.Globalization;
using Stoa.Contracts.Operations;

namespace Stoa.Cli.Status;

/// <summary><c>stoa status</c>: how the installation is. Exit code 0 when it is healthy, 1 when not or when nobody answers.</summary>
internal static class StatusCommand
{
    private static readonly (string, Func<ComponentStatus, string>)[] Columns =
    [
        ("component", c => c.Name),
        ("health", c => Words(c.Health)),
        ("nodes", c => string.Join(' ', c.Nodes)),
        ("reason", c => string.Join(" ", c.Reasons)),
    ];

    public static Command Create() => ClientCommand.Create("status", "How the installation is; for operators. Exit code 0: healthy, 1: not.", Run);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        var status = await call.Client(http => new OperationsClient(http)).Status(cancel);
        if (call.Output.IsJson) call.Output.Print(status);
        else Show(call.Output, status);
        return status.IsHealthy ? 0 : 1;
    }

    private static void Show(Output output, PlatformStatus status)
    {
        output.Print(status.Components, Columns);
        foreach (var node in status.Nodes) output.Say(Line(node));
        output.Say(Line(status.Work));
        output.Say(status.IsHealthy ? "Healthy." : "Not healthy:");
        foreach (var reason in status.Reasons) output.Say($"  {reason}");
        if (status.Work.ParkedMessages > 0) output.Next("open /operator/parked and replay or skip them");
    }

    private static string Line(NodeStatus node) => string.Create(
        CultureInfo.InvariantCulture, $"{node.Id}  version {node.Version}, heard {node.SeenSecondsAgo:0.0} s ago{(node.IsLive ? "" : ", lost")}");

    private static string Line(WorkStatus work) =>
        $"Runs: {work.ActiveRuns} active ({work.WaitingRuns} waiting), {work.QueuedRuns} queued, {work.FailedRuns} failed in 24 h. Parked messages: {work.ParkedMessages}.";

    private static string Words(ComponentHealth health) => health switch
    {
        ComponentHealth.Ready => "ready",
        ComponentHealth.NotReady => "not ready",
        _ => "away",
    };
}
