using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Stoa.Contracts.Common;
using Stoa.Platform.Storage;
using Stoa.Platform.Telemetry.Health;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Telemetry;

public sealed class TheHealthOfANodeTests(PostgresServer server) : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.Create(server);
        await database.Migrate(ShelfStore.Migration);
    }

    public async ValueTask DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Is_good_where_everything_is()
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()]);
        Assert.Equal("live", await node.AsVisitor().GetStringAsync("/health/live", TestContext.Current.CancellationToken));
        var (status, ready) = await Ask(node);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.True(ready.IsReady);
    }

    [Fact]
    public async Task Is_told_without_a_look_at_the_token()
    {
        // This token brings accounts down: whoever asks about it gets an exception.
        await using var node = await TestNode.Start(database, [new ShelfComponent()]);
        var client = node.AsVisitor();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", $"{Person.Prefix}AAAA");
        Assert.Equal("live", await client.GetStringAsync("/health/live", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Says_which_migrations_are_missing()
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()]);
        await database.AsAdmin("DELETE FROM stoa.migration WHERE name = '0006_idempotency'");
        node.Clock.Advance(TimeSpan.FromSeconds(31));
        var (status, ready) = await Ask(node);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("Migrations are missing: platform/0006_idempotency. Restart this process: it applies them.", ready.Reasons["migrations"]);
    }

    [Fact]
    public async Task Says_that_the_database_is_away()
    {
        var away = new Databases(new() { ConnectionString = "Host=/nowhere;Database=none" }, database.Key);
        var result = await new DatabaseCheck(away, TimeProvider.System).CheckHealthAsync(new(), TestContext.Current.CancellationToken);
        Assert.Equal(HealthStatus.Unhealthy, result.Status);
        Assert.StartsWith("The database does not answer", result.Description);
    }

    [Fact]
    public async Task Says_that_no_connection_is_free_and_is_good_again_when_one_is()
    {
        await using var node = await TestNode.Start(database, [new ShelfComponent()]);
        await database.AllowConnections(0);
        var (status, full) = await Ask(node);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.StartsWith("The database has no free connection for stoa_app: too many connections", full.Reasons["database"], StringComparison.Ordinal);
        await database.AllowConnections(-1);
        Assert.Equal(HttpStatusCode.OK, (await Ask(node)).Item1);
    }

    [Fact]
    public async Task Says_that_its_own_connections_are_all_in_use()
    {
        await using var small = new Databases(new() { ConnectionString = database.ConnectionString, MaxPoolSize = 1 }, database.Key);
        await using var held = await small[DatabaseRole.App].OpenConnectionAsync(TestContext.Current.CancellationToken);
        var result = await new DatabaseCheck(small, TimeProvider.System).CheckHealthAsync(new(), TestContext.Current.CancellationToken);
        Assert.StartsWith("No connection of stoa_app to the database came free", result.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-600, HealthStatus.Unhealthy, "behind")]
    [InlineData(600, HealthStatus.Unhealthy, "ahead of")]
    [InlineData(-300, HealthStatus.Healthy, null)]
    [InlineData(300, HealthStatus.Healthy, null)]
    public async Task Says_that_the_clock_is_off(int milliseconds, HealthStatus expected, string? how)
    {
        var result = await new DatabaseCheck(database.Databases, new Skewed(milliseconds)).CheckHealthAsync(new(), TestContext.Current.CancellationToken);
        Assert.Equal(expected, result.Status);
        if (how is not null) Assert.StartsWith($"The clock of this node is {how} the database by 0.", result.Description);
    }

    private static async Task<(HttpStatusCode, Readiness)> Ask(TestNode node)
    {
        var answer = await node.AsVisitor().GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<Readiness>(StoaJson.Tolerant, TestContext.Current.CancellationToken))!);
    }

    private sealed class Skewed(int milliseconds) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddMilliseconds(milliseconds);
    }
}
