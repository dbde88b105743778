using Microsoft.Extensions.Logging.Abstractions;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

public sealed class TheMonthsOfHistory(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Are_made_ahead_and_dropped_when_they_are_old()
    {
        await Database.AsAdmin("SET ROLE stoa_owner; CALL platform.add_month('platform.run_step', '2020-05-17'); CALL platform.add_month('platform.run_step', '2024-11-30')");
        Clock.Advance(TimeSpan.FromDays(90)); // from November 2026 to the end of January 2027
        var months = new RunHistoryMonths(Database.Databases, new RunEngineOptions(), Clock, NullLogger<RunHistoryMonths>.Instance);

        await months.Keep(TestContext.Current.CancellationToken);
        await months.Keep(TestContext.Current.CancellationToken);

        var there = (string[])(await Database.AsAdmin(
            "SELECT array_agg(c.relname::text ORDER BY 1) FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid WHERE i.inhparent = 'platform.run_step'::regclass"))!;
        Assert.Empty(((string[])["run_step_2027_01", "run_step_2027_02", "run_step_2027_03", "run_step_rest"]).Except(there));
        Assert.DoesNotContain("run_step_2020_05", there);
        Assert.DoesNotContain("run_step_2024_11", there);
    }

    [Fact]
    public async Task Take_the_rows_of_their_time()
    {
        await new RunHistoryMonths(Database.Databases, new RunEngineOptions(), Clock, NullLogger<RunHistoryMonths>.Instance)
            .Keep(TestContext.Current.CancellationToken);
        await Process.Start<Building>("house");
        await Process.Tick();

        Assert.Equal(3L, await Database.AsAdmin($"SELECT count(*) FROM platform.run_step_{Clock.GetUtcNow():yyyy_MM}"));
    }
}
