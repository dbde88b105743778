using Stoa.Contracts.Deployer;
using Stoa.Contracts.Subscriptions;

namespace Stoa.SystemTests.Kills;

/// <summary>What the flows of a cycle are about.</summary>
/// <param name="Hostname">Another one each cycle.</param>
internal sealed record Ordered(string Hostname)
{
    public OrderView? Order { get; set; }

    public DeploymentId Deployment { get; set; }
}

/// <summary>A thing that a customer does, with what must be there when all is quiet again.</summary>
/// <param name="Name">For people.</param>
/// <param name="Acts">What is asked for, one after the other, each with the deployment's state that it leads to.</param>
/// <param name="Leaves">Each thing that can be made twice or lost, and how many there must be.</param>
internal sealed record Flow(string Name, IReadOnlyList<(Func<Buyer, Ordered, CancellationToken, Task> Ask, DeploymentState Then)> Acts, IReadOnlyList<(string What, string Count, int Wanted)> Leaves)
{
    private const string Machines = "SELECT count(*) FROM simulator.machine";
    private const string Disks = "SELECT count(*) FROM simulator.disk";
    private const string Names = "SELECT count(*) FROM dns.name WHERE NOT is_gone";
    private const string Claims = "SELECT count(*) FROM fabric.claim WHERE released_at IS NULL";
    private const string Hosted = "SELECT coalesce(sum(machines), 0) FROM fabric.host";
    private const string Quota = "SELECT coalesce(sum(machines), 0) FROM fabric.quota";
    private const string Kept = "SELECT count(*) FROM fabric.reservation";
    private const string Boots = "SELECT coalesce(sum(boots), 0) FROM simulator.machine";

    // $1 is the hostname: what stays for good is counted for this order only.
    private const string Orders = "SELECT count(*) FROM subscriptions.subscription WHERE hostname = $1";
    private const string Deployments = "SELECT count(*) FROM deployer.deployment WHERE hostname = $1";
    private const string Invoices = """
        SELECT count(*) FROM billing.invoice i JOIN subscriptions.subscription s ON s.order_id = i.order_id WHERE s.hostname = $1 AND i.number IS NOT NULL
        """;

    // The last six digits count from 1 in a year.
    private const string NumbersLeftOut = "SELECT coalesce(max(right(number, 6)::bigint), 0) - count(number) FROM billing.invoice";
    private const string ChargesTooMany = "SELECT (SELECT count(*) FROM billing.test_gateway_charge) - (SELECT count(*) FROM subscriptions.subscription)";

    /// <summary>Whether the flows after it can do without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>In the order in which a machine lives through them.</summary>
    public static IReadOnlyList<Flow> All { get; } =
    [
        new("order to running",
            [(async (buyer, ordered, cancel) => ordered.Order = await buyer.Order(ordered.Hostname, cancel), DeploymentState.Running)],
            [.. Things(1), ("boot", Boots, 1), .. Papers]),
        new("stop and start",
            [((buyer, ordered, cancel) => buyer.Stop(ordered.Deployment, cancel), DeploymentState.Stopped), ((buyer, ordered, cancel) => buyer.Start(ordered.Deployment, cancel), DeploymentState.Running)],
            [.. Things(1), ("boot", Boots, 2), .. Papers]) { IsOptional = true },
        new("terminate",
            [((buyer, ordered, cancel) => buyer.Terminate(ordered.Order!.Id, cancel), DeploymentState.Terminated)],
            [.. Things(0), .. Papers]),
    ];

    private static IReadOnlyList<(string, string, int)> Papers =>
    [
        ("order", Orders, 1), ("deployment", Deployments, 1), ("invoice", Invoices, 1),
        ("invoice number left out", NumbersLeftOut, 0), ("charge too many", ChargesTooMany, 0),
    ];

    private static IReadOnlyList<(string, string, int)> Things(int machines) =>
    [
        ("machine", Machines, machines), ("disk", Disks, machines), ("name", Names, machines),
        ("claim", Claims, machines), ("machine on a host", Hosted, machines), ("machine of the quota", Quota, machines), ("quota kept", Kept, 0),
    ];
}
