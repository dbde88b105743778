using Npgsql;
using Stoa.Contracts.Workflows;
using Stoa.Platform.Workflows;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Workflows;

public sealed class ADatabaseInTrouble(TestDatabase database) : WorkflowTests(database), IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Does_not_let_one_locked_run_hold_up_the_others()
    {
        var run = await Process.Start<Building>("house");
        var others = await Process.InStore((store, runs) => runs.StartAll<Building, Job>(
            store, [.. Enumerable.Range(0, 20).Select(i => new RunStart<Job>($"hut {i}", new Job(), "test"))], default));
        var (reached, open) = Script.Gate("walls");
        var tick = Process.Tick();
        await reached;
        await using (var holder = new NpgsqlConnection(Database.AdminConnectionString))
        {
            await holder.OpenAsync();
            await using var transaction = await holder.BeginTransactionAsync();
            await using (var locking = new NpgsqlCommand($"SELECT FROM platform.run_cursor WHERE run_id = '{run.Id.Value}' FOR UPDATE", holder))
                await locking.ExecuteNonQueryAsync();
            open();
            foreach (var other in others) await Until(() => Ended(other));
            Assert.Equal(RunState.Active, (await Process.Read(run)).State);
            await transaction.RollbackAsync();
        }

        var ticked = tick;
        while (!ticked.IsCompleted)
        {
            Clock.Advance(TimeSpan.FromMilliseconds(250)); // the pause before a locked row is tried again
            await Task.Yield();
        }

        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
        Assert.Equal("walls Done, roof Done, paint Done", await History(run));
    }

    [Fact]
    public async Task Costs_no_step_and_repeats_no_record_when_it_ends_the_engines_sessions_in_the_middle()
    {
        Script.On("roof", async (step, _) =>
        {
            if (Script.Calls.Count(c => c == "roof") == 1)
                await Database.AsAdmin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND usename = 'stoa_engine'");
            return StepResult.Done;
        });
        var run = await Process.Start<Building>("house");
        await Process.Tick();
        await Process.Tick();

        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
        Assert.Equal("walls Done, roof Done, paint Done", await History(run));
    }

    [Fact]
    public async Task That_cannot_store_what_a_step_made_fails_that_step_only()
    {
        var isMended = false;
        Script.On("walls", _ => StepResult.Later(TimeSpan.FromSeconds(10), isMended ? "They dry." : "Bad \0 character."));
        var run = await Process.Start<Building>("house");
        var other = await Process.Start<Building>("hut");
        Script.On("roof", _ => StepResult.Done);
        await Process.Tick();
        isMended = true;
        Script.On("walls", _ => StepResult.Done);
        await After(TimeSpan.FromSeconds(2));
        await After(TimeSpan.FromSeconds(20));

        Assert.Equal(RunState.Succeeded, (await Process.Read(run)).State);
        Assert.Equal(RunState.Succeeded, (await Process.Read(other)).State);
    }

    private async Task<bool> Ended(RunId run) => (await Process.Read(run)).State == RunState.Succeeded;

    private static async Task Until(Func<Task<bool>> condition)
    {
        while (!await condition()) await Task.Yield();
    }
}
