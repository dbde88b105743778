using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Stoa.Platform.Messaging;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>What a process does by itself.</summary>
public sealed class TheLoopsOfAProcess(PostgresServer server) : Conversation(server)
{
    [Fact]
    public async Task Carry_a_message_to_its_handler_while_the_clock_stands_still_so_nothing_is_found_by_polling()
    {
        var process = await StartAlpha();
        var third = ThirdHeardBy(process);
        await using (await Running.Start(process))
        {
            await Say(process, A, await NewTopic(process, A), times: 3);
            await third;
        }

        Assert.Equal([1, 2, 3], (await process.Heard(A)).Select(h => h.Number));
    }

    [Fact]
    public async Task Finish_what_runs_and_hand_everything_over_when_the_process_stops()
    {
        var process = await StartAlpha();
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        process.Script.Play = async (_, _, _) =>
        {
            reached.SetResult();
            await release.Task;
        };
        var running = await Running.Start(process);
        await Say(process, A, await NewTopic(process, A));
        await reached.Task;

        var stopped = running.DisposeAsync();
        release.SetResult();
        await stopped;
        Assert.Single(await process.Heard(A));
        Assert.Equal(0, await Count("platform.delivery"));
        Assert.Equal(0, await Count("platform.relay_bucket WHERE owner IS NOT NULL"));
        Assert.Equal(0, await Count("platform.worker"));
    }

    [Fact]
    public async Task Go_on_after_the_database_threw_them_out()
    {
        await using var process = await TalkingProcess.Start(Database, TimeProvider.System, services => services.AddMessageHandler<Said, Hear, TalkStore>("alpha"));
        var third = ThirdHeardBy(process);
        await using (await Running.Start(process))
        {
            var topic = await NewTopic(process, A);
            await Database.AsAdmin("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename IN ('stoa_app', 'stoa_engine') AND datname = current_database()");
            for (var said = 0; said < 3;) said += await IsSaid(process, topic) ? 1 : 0;
            await third;
        }

        Assert.Equal([1, 2, 3], (await process.Heard(A)).Select(h => h.Number));
    }

    private static Task ThirdHeardBy(TalkingProcess process)
    {
        var third = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Script.Play = (_, number, _) =>
        {
            if (number == 3) third.TrySetResult();
            return Task.CompletedTask;
        };
        return third.Task;
    }

    // Each connection of the pool that is gone is noticed once.
    private async Task<bool> IsSaid(TalkingProcess process, Guid topic)
    {
        try
        {
            await Say(process, A, topic);
            return true;
        }
        catch (Exception failure) when (failure is NpgsqlException || failure.InnerException is NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>The hosted services of a process. When they are stopped, what they had begun is done.</summary>
    private sealed class Running(IReadOnlyList<IHostedService> services) : IAsyncDisposable
    {
        public static async Task<Running> Start(TalkingProcess process)
        {
            var services = process.Get<IEnumerable<IHostedService>>().ToList();
            foreach (var service in services) await service.StartAsync(Cancel);
            return new Running(services);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var service in services.AsEnumerable().Reverse()) await service.StopAsync(Cancel);
        }
    }
}
