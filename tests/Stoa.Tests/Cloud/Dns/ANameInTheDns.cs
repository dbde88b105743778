using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Dns.Answering;
using Stoa.Contracts.Common;
using Stoa.Contracts.Deployer;
using Stoa.Contracts.Dns;
using Stoa.Tests.Cloud.Deployer;

namespace Stoa.Tests.Cloud.Dns;

public sealed class ANameInTheDns(CloudFixture cloud) : IClassFixture<CloudFixture>, IAsyncLifetime
{
    private readonly CloudNode node = cloud.Node;
    private readonly string label = $"n{Guid.NewGuid():N}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private DnsClient Dns => new(node.Node.AsComponent("deployer", node.Customer.Company));

    private IPEndPoint Server => node.Node.Services.GetRequiredService<NameServer>().EndPoint!;

    private string Name => $"{label}.apps.stoa.test";

    public async ValueTask InitializeAsync() => await node.Begin();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("+notcp")]
    [InlineData("+tcp")]
    public async Task Is_resolved_by_dig_and_not_any_more_once_it_is_removed(string transport)
    {
        await Ensure("key", new NameRecord("A", "192.0.2.7"), new NameRecord("AAAA", "2001:db8::7"), new NameRecord("TXT", "hello there"),
            new NameRecord("SRV", $"0 5 22001 {Name}", Prefix: "_ssh._tcp"));
        Assert.Equal("192.0.2.7", await Dig.Short(Server, transport, Name, "A"));
        Assert.Equal("2001:db8::7", await Dig.Short(Server, transport, Name, "AAAA"));
        Assert.Equal("\"hello there\"", await Dig.Short(Server, transport, Name, "TXT"));
        Assert.Equal($"0 5 22001 {Name}.", await Dig.Short(Server, transport, $"_ssh._tcp.{Name}", "SRV"));
        await Dns.EnsureGone($"{label}-key", Cancel);
        await Follow();
        Assert.Contains("status: NXDOMAIN", await Dig.Ask(Server, transport, Name, "A"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_one_owners_until_that_one_frees_it()
    {
        await Ensure("first", new NameRecord("A", "192.0.2.1"));
        var taken = await Assert.ThrowsAsync<ProblemException>(() => Ensure("second", new NameRecord("A", "192.0.2.2")));
        Assert.Equal((409, "dns:name-taken"), (taken.Problem.Status, taken.Problem.Type));
        await Dns.EnsureGone($"{label}-first", Cancel);
        await Ensure("third", new NameRecord("A", "192.0.2.3"));
        Assert.Equal("192.0.2.3", await Dig.Short(Server, Name, "A"));
    }

    [Fact]
    public async Task Says_what_was_asked_last_and_its_key_is_used_once()
    {
        await Ensure("key", new NameRecord("A", "192.0.2.1"));
        node.Clock.Advance(TimeSpan.FromSeconds(1));
        await Ensure("key", new NameRecord("CNAME", "ns.apps.stoa.test"));
        Assert.Equal("ns.apps.stoa.test.\n127.0.0.1", await Dig.Short(Server, Name, "A"));
        await Dns.EnsureGone($"{label}-key", Cancel);
        var burnt = await Assert.ThrowsAsync<ProblemException>(() => Ensure("key", new NameRecord("A", "192.0.2.1")));
        Assert.Equal("dns:name-removed", burnt.Problem.Type);
    }

    [Fact]
    public async Task That_leads_nowhere_or_to_itself_says_so()
    {
        await Ensure("key", new NameRecord("CNAME", $"gone.{Name}"), new NameRecord("CNAME", $"loop.{Name}", Prefix: "loop"));
        var nowhere = await Dig.Ask(Server, Name, "A");
        Assert.Contains("status: NXDOMAIN", nowhere, StringComparison.Ordinal);
        Assert.Contains("ANSWER: 1, AUTHORITY: 1", nowhere, StringComparison.Ordinal);
        Assert.Contains("ANSWER: 1, AUTHORITY: 1", await Dig.Ask(Server, $"loop.{Name}", "A"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_refused_with_every_fault_when_it_cannot_be()
    {
        var wrong = new NameRequest("-x.example.com", [new("A", "1.2"), new("SRV", "0 0 70000 host"), new("MX", "mail"), new("A", "192.0.2.1", -1, "a b")]);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => Dns.Ensure("Key!", wrong, Cancel));
        Assert.Equal(
            ["path/key", "/name", "/records/0", "/records/1", "/records/2", "/records/3/ttlSeconds", "/records/3/prefix"],
            refused.Problem.Errors!.Select(fault => fault.Pointer));
    }

    [Fact]
    public async Task Is_given_to_a_deployment_and_freed_with_it()
    {
        var (order, running) = await node.OrderRunning();
        Assert.Equal($"bare-vm-{order.Number}.apps.stoa.test", running.Name);
        await Follow();
        Assert.Equal(running.Endpoint!.Host, await Dig.Short(Server, running.Name!, "A"));
        Assert.Equal($"0 0 {running.Endpoint.Port} {running.Name}.", await Dig.Short(Server, $"_ssh._tcp.{running.Name}", "SRV"));
        await node.Say(order.End());
        await node.Until(running.Id, view => view is { State: DeploymentState.Terminated, Name: null });
        await Follow();
        Assert.Contains("status: NXDOMAIN", await Dig.Ask(Server, running.Name!), StringComparison.Ordinal);
    }

    private async Task Ensure(string key, params NameRecord[] records)
    {
        await Dns.Ensure($"{label}-{key}", new NameRequest(Name, records), Cancel);
        await Follow();
    }

    private Task Follow() => node.Node.Services.GetRequiredService<ZoneKeeper>().Follow(Cancel);
}
