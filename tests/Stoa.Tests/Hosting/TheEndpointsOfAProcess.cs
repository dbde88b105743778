using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Security;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Hosting;

public sealed class TheEndpointsOfAProcess(PostgresServer server)
{
    [Fact]
    public async Task Do_not_start_when_one_forgot_to_say_who_may_call_it()
    {
        await using var database = await TestDatabase.Create(server);
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TestNode.Start(database, [new Mapped("door", api => api.MapGet("open", () => "in"))]));
        Assert.Equal("GET /api/door/open does not say who may call it: .Allow(...).", refused.Message);
    }

    // Each is compiled when it is built: built anew for each group that is added, they were most of what a start cost.
    [Fact]
    public async Task Are_built_once()
    {
        await using var database = await TestDatabase.Create(server);
        var built = 0;
        await using var node = await TestNode.Start(database, [Counted("one"), Counted("two"), Counted("three")]);
        using var answer = await node.AsVisitor().GetAsync(new Uri("/api/one/open", UriKind.Relative), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        Assert.Equal(3, built);

        Mapped Counted(string name) => new(name, api => api.MapGet("open", () => "in").Allow(Callers.Visitor).Add(_ => Interlocked.Increment(ref built)));
    }

    private sealed class Mapped(string name, Action<RouteGroupBuilder> map) : Component
    {
        public override string Name => name;

        public override void AddServices(ComponentBuilder component)
        {
        }

        public override void MapEndpoints(ComponentRoutes routes) => map(routes.Api());
    }
}
