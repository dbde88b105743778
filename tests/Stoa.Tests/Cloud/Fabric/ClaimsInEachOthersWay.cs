using System.Net;
using System.Net.Http.Json;
using Npgsql;
using Stoa.Cloud.Fabric;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Fabric;

public sealed class ClaimsInEachOthersWay(PostgresServer server) : FabricTests(server)
{
    private protected override FabricOptions Options { get; } = new FabricOptions { CoresFactor = 1 };

    // b has more left.
    private protected override Task Furnish() => Report(Host("a", 4), Host("b", 64));

    /// <summary>The claim wants b, which somebody fills meanwhile, and then a, which somebody else holds: b must be to be had then.</summary>
    [Fact]
    public async Task Hold_no_host_while_they_wait_for_another_one()
    {
        await using var filling = await Holding("UPDATE fabric.host SET claimed_cores = offered_cores WHERE name = 'b'");
        await using var reporting = await Holding("SELECT FROM fabric.host WHERE name = 'a' FOR UPDATE");
        var claim = Fabric.Claim("one", Small, Cancel);
        await WaitsFor(filling, claim);
        await Run(filling, "COMMIT");
        await WaitsFor(reporting, claim);
        await Database.AsAdmin("SELECT FROM fabric.host WHERE name = 'b' FOR UPDATE NOWAIT");
        await Run(reporting, "COMMIT");
        Assert.Equal("a", (await claim).Host);
    }

    [Fact]
    public async Task Are_tried_again_when_the_database_ends_one()
    {
        await EndFirst(times: 4);
        await Fabric.Claim("one", Small, Cancel);
        Assert.Equal((1, 1), ((await Operator.QuotaOf(Company, Cancel)).Machines, (await Operator.AllHosts(Cancel)).Sum(host => host.Machines)));
    }

    [Fact]
    public async Task Are_refused_for_now_when_that_does_not_end()
    {
        await EndFirst(times: 1000);
        var refused = await Assert.ThrowsAsync<ProblemException>(() => Fabric.Claim("one", Small, Cancel));
        Assert.Equal(("stoa:changed-meanwhile", true), (refused.Problem.Type, refused.IsTransient));
        using var answer = await Node.AsComponent("compute", Company).PutAsJsonAsync("/api/fabric/claims/two", Small, StoaJson.Tolerant, Cancel);
        Assert.Equal((HttpStatusCode.Conflict, TimeSpan.Zero), (answer.StatusCode, answer.Headers.RetryAfter?.Delta));
        Assert.Equal(0, (await Operator.QuotaOf(Company, Cancel)).Machines);
    }

    // As PostgreSQL does, by turns: a deadlock, an order that cannot be. What a sequence has counted stays when the transaction is undone.
    private Task EndFirst(int times) => Database.AsAdmin($"""
        CREATE SEQUENCE fabric.test_attempt; GRANT USAGE ON SEQUENCE fabric.test_attempt TO stoa_app;
        CREATE FUNCTION fabric.test_end() RETURNS trigger LANGUAGE plpgsql AS $end$
        DECLARE attempt bigint := nextval('fabric.test_attempt');
        BEGIN
            IF attempt > {times} THEN RETURN NEW; END IF;
            IF attempt % 2 = 1 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF;
            RAISE EXCEPTION 'could not serialize access' USING ERRCODE = '40001';
        END $end$;
        CREATE TRIGGER test_end BEFORE INSERT ON fabric.claim FOR EACH ROW EXECUTE FUNCTION fabric.test_end()
        """);

    private async Task<NpgsqlConnection> Holding(string sql)
    {
        var connection = new NpgsqlConnection(Database.AdminConnectionString);
        await connection.OpenAsync(Cancel);
        await Run(connection, $"BEGIN; {sql}");
        return connection;
    }

    private static async Task Run(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(Cancel);
    }

    private async Task WaitsFor(NpgsqlConnection holder, Task waits)
    {
        while (await Database.AsAdmin($"SELECT count(*) > 0 FROM pg_stat_activity WHERE {holder.ProcessID} = ANY (pg_blocking_pids(pid))") is not true)
            if (waits.IsCompleted) await waits;
    }
}
