using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Storage;

namespace Stoa.Cloud.Deployer.Deployments;

/// <summary>The running thing that a subscription pays for.</summary>
internal sealed class Deployment : Aggregate
{
    private const string DataDiskSuffix = "_data";

    public DeploymentId Id { get; private set; }

    public override string Subject => Id.ToString();

    public override bool IsFollowed => true;

    public TenantId TenantId { get; private set; }

    public SubscriptionId Subscription { get; private set; }

    public OrderId Order { get; private set; }

    /// <summary>The order's, part of the name in the DNS.</summary>
    public long Number { get; private set; }

    public string ProductSlug { get; private set; } = "";

    public string ProductName { get; private set; } = "";

    public string Hostname { get; private set; } = "";

    public string SshKey { get; private set; } = "";

    public MachineSize Machine { get; private set; } = new(0, 0, 0, 0, "");

    public DeploymentState State { get; private set; } = DeploymentLifecycle.Table.Initial;

    public string? SshHost { get; private set; }

    public int? SshPort { get; private set; }

    public string? SshUser { get; private set; }

    /// <summary>Its name in the DNS; null until it has one, and when it has none any more.</summary>
    public string? DnsName { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Its machine's key at compute.</summary>
    public string MachineKey => Subject;

    /// <summary>Its data disk's key at storage; null where the plan has none.</summary>
    public string? DataDiskKey => Machine.DataDiskGiB > 0 ? Subject + DataDiskSuffix : null;

    /// <summary>True while its machine may be switched.</summary>
    public bool IsDeployed => State is DeploymentState.Running or DeploymentState.Stopped;

    /// <summary>True when nothing will change by itself.</summary>
    public bool IsSettled => State is DeploymentState.Running or DeploymentState.Stopped or DeploymentState.Failed or DeploymentState.Terminated;

    public EndpointView? Endpoint => SshHost is null
        ? null
        : new EndpointView(SshHost, SshPort!.Value, SshUser!, $"ssh -p {SshPort} {SshUser}@{SshHost}");

    /// <summary>Whose data disk the key names; null when it is another kind of key.</summary>
    public static DeploymentId? OfDataDisk(string key) =>
        key.EndsWith(DataDiskSuffix, StringComparison.Ordinal) && TypeId.TryParse<DeploymentId>(key.AsSpan(0, key.Length - DataDiskSuffix.Length), out var id) ? id : null;

    public static Deployment For(SubscriptionActivated activated, TenantId owner, DateTimeOffset at) => new()
    {
        Id = new DeploymentId(Guid.CreateVersion7(at)),
        TenantId = owner,
        Subscription = activated.Subscription,
        Order = activated.Order,
        Number = activated.Number,
        ProductSlug = activated.ProductSlug,
        ProductName = activated.ProductName,
        Hostname = activated.Hostname,
        SshKey = activated.SshKey,
        Machine = activated.Machine,
        CreatedAt = at,
    };

    /// <summary>Moves it by the table.</summary>
    public void Apply(DeploymentEvent on) => State = DeploymentLifecycle.Table.Move(State, on);

    /// <summary>By which name it is known; null for none.</summary>
    public void IsCalled(string? name) => DnsName = name;

    /// <summary>How to reach it; null for not at all.</summary>
    public void ReachAt(MachineAddress? ssh) => (SshHost, SshPort, SshUser) = (ssh?.Host, ssh?.Port, ssh?.User);

    public DeploymentView View(RunView? run) => new(
        Id, Subscription, Order, ProductName, Hostname, State, Machine, Endpoint, run is null ? null : NeededSteps.For(this, run), Version, CreatedAt) { Name = DnsName };
}
