using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Operations;

namespace Stoa.Platform.Operations.Status;

/// <summary><c>GET status</c>: how the installation is, and why it is not well.</summary>
internal static class GetStatus
{
    public static async Task<Ok<PlatformStatus>> Handle(ReadNodes nodes, ReadWork work, KnownComponents known, TimeProvider clock, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return TypedResults.Ok(Of(known.Names, await nodes.Read(now, cancel), await work.Read(now, cancel), now));
    }

    /// <summary>The picture out of what the nodes said. Pure.</summary>
    public static PlatformStatus Of(IReadOnlyList<string> components, IReadOnlyList<NodeStatus> nodes, WorkStatus work, DateTimeOffset now)
    {
        var statuses = components.Select(name => ComponentOf(name, [.. nodes.Where(n => n.IsLive && n.Roles.Contains(name))])).ToList();
        List<string> reasons = [.. statuses.Where(c => c.Health != ComponentHealth.Ready).Select(Sentence).Distinct()];
        if (work.ParkedMessages == 1) reasons.Add("1 message could not be handled and waits for a person.");
        if (work.ParkedMessages > 1) reasons.Add($"{work.ParkedMessages} messages could not be handled and wait for a person.");
        return new PlatformStatus(reasons.Count == 0, reasons, now, statuses, nodes, work);
    }

    private static ComponentStatus ComponentOf(string name, IReadOnlyList<NodeStatus> live)
    {
        var health = live.Count == 0 ? ComponentHealth.Away : live.Any(n => n.Reasons.Count == 0) ? ComponentHealth.Ready : ComponentHealth.NotReady;
        IReadOnlyList<string> reasons = health switch
        {
            ComponentHealth.Away => [$"No process runs it: start one with --roles {name}."],
            ComponentHealth.NotReady => [.. live.SelectMany(n => n.Reasons).Distinct()],
            _ => [],
        };
        return new ComponentStatus(name, health, reasons, [.. live.Select(n => n.Id)]);
    }

    private static string Sentence(ComponentStatus component) => $"{component.Name}: {string.Join(" ", component.Reasons)}";
}
