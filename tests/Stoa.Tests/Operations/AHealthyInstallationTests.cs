using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Platform.Operations.Status;

namespace Stoa.Tests.Operations;

/// <summary>When an installation is called healthy, and what is said when it is not.</summary>
public sealed class AHealthyInstallationTests
{
    private static readonly WorkStatus Idle = new(0, 0, 0, 0, 0, null);

    [Fact]
    public void Has_a_process_that_is_ready_for_each_component() =>
        Assert.True(Status(Idle, Node(["billing", "web"]), Node(["web"], reason: "The clock is off.")).IsHealthy);

    [Fact]
    public void Is_not_one_where_nobody_runs_a_component()
    {
        var status = Status(Idle, Node(["web"]));
        Assert.Equal("billing: No process runs it: start one with --roles billing.", Assert.Single(status.Reasons));
        Assert.Equal(ComponentHealth.Away, status.Components[0].Health);
    }

    [Fact]
    public void Is_not_one_where_the_only_process_was_not_heard_for_long() =>
        Assert.Equal(ComponentHealth.Away, Status(Idle, Node(["billing", "web"], isLive: false)).Components[0].Health);

    [Fact]
    public void Is_not_one_where_no_process_is_ready()
    {
        var status = Status(Idle, Node(["billing", "web"], reason: "The clock is off."));
        Assert.Equal(["billing: The clock is off.", "web: The clock is off."], status.Reasons);
    }

    [Fact]
    public void Is_not_one_where_a_message_waits_for_a_person() =>
        Assert.Equal(["2 messages could not be handled and wait for a person."], Status(Idle with { ParkedMessages = 2 }, Node(["billing", "web"])).Reasons);

    private static PlatformStatus Status(WorkStatus work, params NodeStatus[] nodes) => GetStatus.Of(["billing", "web"], nodes, work, DateTimeOffset.UnixEpoch);

    private static NodeStatus Node(string[] roles, string? reason = null, bool isLive = true) =>
        new(NodeId.From(Guid.NewGuid()), roles, "0.1.0", 0.4, isLive, reason is null ? [] : [reason]);
}
