using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Common;
using Stoa.Contracts.Operations;
using Stoa.Contracts.Workflows;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Conformance;

namespace Stoa.Tests.Operations;

/// <summary>What an operator sees and does, on the whole of Stoa in one process.</summary>
public sealed class AnOperatorsViewTests(Marketplace market) : IClassFixture<Marketplace>
{
    private OperationsClient Operator => new(market.As(Role.Operator));

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Names_each_component_with_the_process_that_runs_it()
    {
        var status = await Operator.Status(Cancel);
        Assert.Equal(Components.All.Select(c => c.Name), status.Components.Select(c => c.Name));
        var node = Assert.Single(status.Nodes);
        Assert.All(status.Components, c => Assert.Equal([node.Id], c.Nodes));
        Assert.True(node.IsLive);
    }

    [Fact]
    public async Task Shows_runs_of_all_companies_with_step_and_reason()
    {
        var id = await market.Belongings.Run();
        var row = (await Operator.Runs(new RunFilter(RunState.Active), null, Cancel)).Items.Single(r => r.Id == id);
        Assert.Equal(("deployer", "bare-vm", market.Owner.Me.Company.Id), (row.Component, row.Workflow, row.Company));
        var details = await Operator.Run(id, Cancel);
        Assert.Contains(details!.Progress.Steps, s => s.Name == row.Step && s.State is StepState.Active or StepState.Waiting);
        Assert.Contains(id, (await Operator.Runs(new RunFilter(Subject: row.Subject), null, Cancel)).Items.Select(r => r.Id));
        Assert.Empty((await Operator.Runs(new RunFilter(Component: "nobody"), null, Cancel)).Items);
    }

    [Fact]
    public async Task Pages_through_runs_without_losing_one()
    {
        for (var i = 0; i < 3; i++) await market.Belongings.Order();
        var all = (await Operator.Runs(new RunFilter(), null, Cancel)).Items.Select(r => r.Id).ToList();
        var met = new List<RunId>();
        var address = "/api/platform/runs?limit=2";
        while (address is not null)
        {
            var page = (await market.As(Role.Operator).GetFromJsonAsync<Page<OperatedRun>>(address, StoaJson.Tolerant, Cancel))!;
            met.AddRange(page.Items.Select(r => r.Id));
            address = page.Next is null ? null : $"/api/platform/runs?limit=2&cursor={page.Next}";
        }

        Assert.Equal(all, met);
    }

    [Fact]
    public async Task Cancels_a_run_which_undoes_and_is_noted_under_the_operators_name()
    {
        var id = await market.Belongings.Run();
        Assert.True((await Operator.Cancel(id, Cancel)).Run.IsCancelling);
        for (var i = 0; i < 60 && (await Operator.Run(id, Cancel))!.Run.EndedAt is null; i++) await market.Node.Pass(TimeSpan.FromSeconds(1));

        Assert.Equal(RunState.Cancelled, (await Operator.Run(id, Cancel))!.Run.State);
        var again = await Assert.ThrowsAsync<ProblemException>(() => Operator.Cancel(id, Cancel));
        Assert.Equal("platform:run-is-over", again.Problem.Type);
        var act = Assert.Single((await Operator.Acts(null, Cancel)).Items, a => a.Subject == id.ToString());
        Assert.Equal((market.Operator.Me.Email, "cancel-run"), (act.Operator, act.Act));
    }

    [Fact]
    public async Task Shows_a_parked_message_without_its_secrets()
    {
        var id = await market.Belongings.ParkedMessage();
        var status = await Operator.Status(Cancel);
        Assert.False(status.IsHealthy);
        Assert.True(status.Work.ParkedMessages > 0);
        var body = (await Operator.ParkedMessage(id, Cancel))!.Body!.Value.ToString();
        Assert.Contains("ada@example.com", body, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, "replay-message")]
    [InlineData(false, "skip-message")]
    public async Task Decides_on_a_parked_message_once(bool replays, string act)
    {
        var id = await market.Belongings.ParkedMessage();
        await Decide();
        Assert.Null(await Operator.ParkedMessage(id, Cancel));
        Assert.Equal((int)HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(Decide)).Problem.Status);
        Assert.Single((await Operator.Acts(null, Cancel)).Items, a => a.Act == act && a.Operator == market.Operator.Me.Email && a.Subject.EndsWith(id[^32..], StringComparison.Ordinal));

        Task Decide() => replays ? Operator.Replay(id, Cancel) : Operator.Skip(id, Cancel);
    }
}
