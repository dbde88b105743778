using Stoa.Cloud.Compute.Machines;
using Stoa.Cloud.Providers;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Tests.Lifecycles;

namespace Stoa.Tests.Cloud.Compute;

using Machine = Stoa.Cloud.Compute.Machines.Machine;

public sealed class TheLifeOfAMachine
{
    private static readonly MachineAddress Ssh = new("192.0.2.1", 22, "debian");

    [Fact]
    public void Moves_by_its_table_and_in_no_other_way() => Assert.Equal(
        """
        Stopped: Created -> Stopped, CreationFailed -> Error, Started -> Running, HostLost -> Unknown, Vanished -> Error, Destroyed -> Destroyed
        Error: Destroyed -> Gone
        Running: PoweredOff -> Stopped, Rebooted -> Running, Paused -> Paused, HostLost -> Unknown, Vanished -> Error
        Unknown: Returned -> Running, Fenced -> Stopped
        Destroyed: Recovered -> Stopped, Expunged -> Gone
        Paused: PoweredOff -> Stopped, Resumed -> Running, HostLost -> Unknown, Vanished -> Error
        """, LifecycleWalk.Of<Machine, MachineState, MachineEvent>(Asked, (machine, on) => machine.Happens(on), machine => machine.State));

    [Fact]
    public void What_is_in_flight_follows_from_what_is_wanted_and_what_is()
    {
        var machine = Asked();
        Assert.Equal(MachineActivity.Creating, machine.InFlight);
        machine.Reached(MachineState.Running, Ssh);
        Assert.Null(machine.InFlight);
        machine.Want(MachineState.Stopped);
        Assert.Equal(MachineActivity.Stopping, machine.InFlight);
        machine.Reached(MachineState.Stopped, Ssh);
        machine.Want(MachineState.Running);
        Assert.Equal(MachineActivity.Starting, machine.InFlight);
        machine.Reached(MachineState.Running, Ssh);
        machine.WantReboot();
        Assert.Equal(MachineActivity.Rebooting, machine.InFlight);
        machine.Restarted(1);
        Assert.Null(machine.InFlight);
        machine.Unwant();
        Assert.Equal(MachineActivity.Destroying, machine.InFlight);
        machine.Removed(DateTimeOffset.UnixEpoch);
        Assert.Equal((MachineState.Gone, null), (machine.State, machine.InFlight));
    }

    [Fact]
    public void Ends_in_error_when_it_cannot_be_made_and_can_be_removed_from_there()
    {
        var machine = Asked();
        machine.GaveUp("unknown-image", "There is no such image.");
        Assert.Equal((MachineState.Error, null, "unknown-image"), (machine.State, machine.InFlight, machine.View().Code));
        machine.Unwant();
        machine.Removed(DateTimeOffset.UnixEpoch);
        Assert.Equal(MachineState.Gone, machine.State);
    }

    [Fact]
    public void Stays_as_it_is_when_it_cannot_be_switched()
    {
        var machine = Asked();
        machine.Reached(MachineState.Running, Ssh);
        machine.Want(MachineState.Stopped);
        machine.GaveUp("refused", "The host refuses.");
        Assert.Equal((MachineState.Running, null, "The host refuses."), (machine.State, machine.InFlight, machine.View().Reason));
    }

    [Theory]
    [InlineData(MachineState.Running, NodeState.Stopped, MachineState.Stopped)]
    [InlineData(MachineState.Running, NodeState.Suspended, MachineState.Paused)]
    [InlineData(MachineState.Running, NodeState.Unknown, MachineState.Unknown)]
    [InlineData(MachineState.Running, null, MachineState.Error)]
    [InlineData(MachineState.Stopped, NodeState.Running, MachineState.Running)]
    [InlineData(MachineState.Stopped, null, MachineState.Error)]
    [InlineData(MachineState.Unknown, NodeState.Running, MachineState.Running)]
    [InlineData(MachineState.Unknown, NodeState.Stopped, MachineState.Stopped)]
    [InlineData(MachineState.Paused, NodeState.Running, MachineState.Running)]
    internal void Is_taken_over_as_it_was_found(MachineState recorded, NodeState? found, MachineState after)
    {
        var machine = In(recorded);
        machine.Found(FoundMachine.Difference(recorded, found)!.Value, "found so");
        Assert.Equal((after, null), (machine.State, machine.InFlight));
    }

    [Theory]
    [InlineData(MachineState.Running, NodeState.Running)]
    [InlineData(MachineState.Running, NodeState.Rebooting)]
    [InlineData(MachineState.Running, NodeState.Migrating)]
    [InlineData(MachineState.Stopped, NodeState.Stopped)]
    [InlineData(MachineState.Stopped, NodeState.Starting)]
    [InlineData(MachineState.Unknown, NodeState.Unknown)]
    [InlineData(MachineState.Error, null)]
    [InlineData(MachineState.Gone, null)]
    internal void Is_left_alone_where_it_is_as_recorded_or_still_on_its_way(MachineState recorded, NodeState? found) =>
        Assert.Null(FoundMachine.Difference(recorded, found));

    [Theory]
    [InlineData(MachineState.Stopped)]
    [InlineData(MachineState.Running)]
    [InlineData(MachineState.Paused)]
    [InlineData(MachineState.Unknown)]
    [InlineData(MachineState.Destroyed)]
    public void Can_be_removed_from_every_state(MachineState from)
    {
        var machine = In(from);
        machine.Unwant();
        machine.Removed(DateTimeOffset.UnixEpoch);
        Assert.Equal(MachineState.Gone, machine.State);
    }

    private static Machine In(MachineState state)
    {
        var machine = Asked();
        if (state == MachineState.Error) machine.GaveUp("refused", "refused");
        if (state is MachineState.Error) return machine;
        machine.Reached(state == MachineState.Stopped ? MachineState.Stopped : MachineState.Running, Ssh);
        machine.Want(machine.State);
        if (state == MachineState.Paused) machine.Happens(MachineEvent.Paused);
        if (state == MachineState.Unknown) machine.Happens(MachineEvent.HostLost);
        if (state == MachineState.Gone) machine.Removed(DateTimeOffset.UnixEpoch);
        if (state == MachineState.Destroyed)
        {
            machine.Happens(MachineEvent.PoweredOff);
            machine.Happens(MachineEvent.Destroyed);
        }

        Assert.Equal(state, machine.State);
        return machine;
    }

    private static Machine Asked() => Machine.Asked(
        TenantId.Marketplace, "dep_1", "simulator", new MachineRequest("web", new MachineSize(1, 512, 4, 0, "tiny"), ["ssh-ed25519 AAAA one"]));
}
