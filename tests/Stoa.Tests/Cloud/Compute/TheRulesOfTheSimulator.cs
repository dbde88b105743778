using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Compute;

public sealed class TheRulesOfTheSimulator(CloudFixture cloud) : IClassFixture<CloudFixture>
{
    private const string Address = "/api/compute/simulator/rules";
    private readonly CloudNode node = cloud.Node;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Are_put_and_read_by_an_operator()
    {
        using var client = node.Node.As(Person.Operator());
        var rule = new SimulatorRule(SimulatedCommand.EnsureMachine, SimulatedEffect.Wait, Zone: "zone-1", Skip: 2, Times: 0, Chance: 0.25, Seed: 9, DelayMilliseconds: 50);
        using var put = await client.PutAsJsonAsync(Address, new SimulatorRules([rule]), StoaJson.Tolerant, Cancel);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        var read = await client.GetFromJsonAsync<SimulatorRulesView>(Address, StoaJson.Tolerant, Cancel);
        Assert.Equal(new SimulatorRuleView(rule, 0, 0), Assert.Single(read!.Rules));
    }

    [Fact]
    public async Task Are_nothing_for_customers()
    {
        using var put = await node.Node.As(Person.New()).PutAsJsonAsync(Address, new SimulatorRules([]), StoaJson.Tolerant, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, put.StatusCode);
    }

    [Fact]
    public async Task Are_refused_with_all_their_faults()
    {
        using var client = node.Node.As(Person.Operator());
        var wrong = new SimulatorRule(SimulatedCommand.Any, SimulatedEffect.Wait, Skip: -1, Times: -1, Chance: 2, DelayMilliseconds: -1);
        using var put = await client.PutAsJsonAsync(Address, new SimulatorRules([wrong]), StoaJson.Tolerant, Cancel);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, put.StatusCode);
        Assert.Equal(4, (await put.Content.ReadFromJsonAsync<Problem>(StoaJson.Tolerant, Cancel))!.Errors!.Count);
    }
}
