using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Compute.Machines;

/// <summary>
/// A machine as compute knows it: what was asked for, what is. What is in flight follows from the two, so it cannot be forgotten
/// by a crash.
/// </summary>
internal sealed class Machine : Aggregate
{
    public TenantId TenantId { get; private set; }

    /// <summary>The asker's name for it, unique in the company.</summary>
    public string Key { get; private set; } = "";

    public override string Subject => Key;

    /// <summary>The driver that it was made by.</summary>
    public string Provider { get; private set; } = "";

    public string Hostname { get; private set; } = "";

    public MachineSize Size { get; private set; } = Nothing;

    public string[] SshKeys { get; private set; } = [];

    public string[] Disks { get; private set; } = [];

    public MachineState State { get; private set; } = MachineLifecycle.Table.Initial;

    /// <summary>Running or Stopped, as was asked last.</summary>
    public MachineState Wanted { get; private set; }

    /// <summary>True once the cloud has it.</summary>
    public bool IsMade { get; private set; }

    /// <summary>True once somebody asked for its end.</summary>
    public bool IsUnwanted { get; private set; }

    public int RebootsAsked { get; private set; }

    public int RebootsDone { get; private set; }

    public string? SshHost { get; private set; }

    public int? SshPort { get; private set; }

    public string? SshUser { get; private set; }

    public string? Code { get; private set; }

    public string? Reason { get; private set; }

    public DateTimeOffset? GoneAt { get; private set; }

    private static MachineSize Nothing => new(0, 0, 0, 0, "");

    public MachineActivity? InFlight =>
        State == MachineState.Gone ? null
        : IsUnwanted ? MachineActivity.Destroying
        : State == MachineState.Error ? null
        : !IsMade ? MachineActivity.Creating
        : State == MachineState.Stopped && Wanted == MachineState.Running ? MachineActivity.Starting
        : State == MachineState.Running && Wanted == MachineState.Stopped ? MachineActivity.Stopping
        : RebootsDone < RebootsAsked ? MachineActivity.Rebooting
        : null;

    /// <summary>A machine that shall be made.</summary>
    public static Machine Asked(TenantId owner, string key, string provider, MachineRequest request) => new()
    {
        TenantId = owner,
        Key = key,
        Provider = provider,
        Hostname = request.Hostname,
        Size = request.Size,
        SshKeys = [.. request.SshKeys],
        Disks = [.. request.Disks],
        Wanted = request.Power,
    };

    /// <summary>
    /// The end of a machine was asked for before anybody asked for the machine: remembered, so that a request which was held up on
    /// its way does not make it after all.
    /// </summary>
    public static Machine NeverToBe(TenantId owner, string key, string provider) =>
        new() { TenantId = owner, Key = key, Provider = provider, Wanted = MachineState.Stopped, IsUnwanted = true };

    /// <summary>True when the request is for the machine that this is, whatever its power.</summary>
    public bool IsAs(MachineRequest request) =>
        Hostname == request.Hostname && Size == request.Size && SshKeys.SequenceEqual(request.SshKeys, StringComparer.Ordinal)
        && Disks.SequenceEqual(request.Disks, StringComparer.Ordinal);

    /// <summary>False when it is wanted so already.</summary>
    public bool Want(MachineState power)
    {
        if (Wanted == power) return false;
        (Wanted, Code, Reason) = (power, null, null);
        return true;
    }

    /// <summary>False when its end was asked for already.</summary>
    public bool Unwant()
    {
        if (IsUnwanted) return false;
        (IsUnwanted, Code, Reason) = (true, null, null);
        return true;
    }

    public void WantReboot() => (RebootsAsked, Code, Reason) = (RebootsAsked + 1, null, null);

    /// <summary>A run has brought it where it was wanted.</summary>
    public void Reached(MachineState power, MachineAddress? ssh)
    {
        if (!IsMade) Happens(MachineEvent.Created);
        IsMade = true;
        if (State != power) Happens(WayTo(power));
        (SshHost, SshPort, SshUser) = (ssh?.Host, ssh?.Port, ssh?.User);
        (Code, Reason) = (null, null);
    }

    /// <summary>A run has restarted it.</summary>
    public void Restarted(int reboots)
    {
        Happens(MachineEvent.Rebooted);
        RebootsDone = Math.Max(RebootsDone, reboots);
    }

    /// <summary>No further attempt is made: it stays as it is.</summary>
    public void GaveUp(string code, string reason)
    {
        if (!IsMade && State != MachineState.Error) Happens(MachineEvent.CreationFailed);
        Wanted = State == MachineState.Running ? MachineState.Running : MachineState.Stopped;
        (RebootsDone, Code, Reason) = (RebootsAsked, code, reason);
    }

    /// <summary>Nothing of it is left.</summary>
    public void Removed(DateTimeOffset at)
    {
        if (State is MachineState.Running or MachineState.Paused) Happens(MachineEvent.PoweredOff);
        if (State == MachineState.Unknown) Happens(MachineEvent.Fenced);
        if (State is MachineState.Stopped or MachineState.Error) Happens(MachineEvent.Destroyed);
        if (State == MachineState.Destroyed) Happens(MachineEvent.Expunged);
        (GoneAt, SshHost, SshPort, SshUser) = (at, null, null, null);
    }

    /// <summary>
    /// It was found otherwise than it is recorded, with nothing in flight: that is taken over, never fought over. What it is now is
    /// what is wanted from now on.
    /// </summary>
    public void Found(MachineEvent happened, string reason)
    {
        Happens(happened);
        if (State is MachineState.Running or MachineState.Stopped) Wanted = State;
        Reason = reason;
    }

    public MachineView View(string? waitsFor = null) => new(
        Key, State, InFlight?.ToString().ToLowerInvariant(), waitsFor ?? Reason, Code,
        SshHost is null ? null : new MachineAddress(SshHost, SshPort!.Value, SshUser!), Version);

    private MachineEvent WayTo(MachineState power) => (State, power) switch
    {
        (MachineState.Unknown, MachineState.Running) => MachineEvent.Returned,
        (MachineState.Unknown, _) => MachineEvent.Fenced,
        (MachineState.Paused, MachineState.Running) => MachineEvent.Resumed,
        (_, MachineState.Running) => MachineEvent.Started,
        _ => MachineEvent.PoweredOff,
    };

    /// <summary>Moves it by the table.</summary>
    internal void Happens(MachineEvent on) => State = MachineLifecycle.Table.Move(State, on);
}
