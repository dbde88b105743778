using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Messaging;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>A message that cannot be handled holds its own key, and nothing else, until a person decides.</summary>
public sealed class APoisonMessage(PostgresServer server) : Conversation(server)
{
    [Fact]
    public async Task Holds_only_its_own_key()
    {
        var (process, poisoned, sound) = await Poison();

        Assert.Equal([sound, sound, sound], (await process.Heard(A)).Select(h => h.Topic));
        var parked = Assert.Single(await process.Parked.List(10, after: null, Cancel));
        Assert.Equal(("alpha", "talk.said", poisoned.ToString(), A), (parked.Component, parked.Name, parked.Key, parked.Tenant));
        Assert.Equal((10, 2, "InvalidOperationException: poison"), (parked.Attempts, parked.Held, parked.LastError));
    }

    [Fact]
    public async Task Comes_at_growing_intervals_before_it_is_parked()
    {
        var process = await StartAlpha();
        var topic = await NewTopic(process, A);
        var tries = new List<DateTimeOffset>();
        process.Script.Play = (_, _, _) =>
        {
            tries.Add(Clock.GetUtcNow());
            throw new InvalidOperationException("poison");
        };
        await Say(process, A, topic);
        await SettleFor(process, TimeSpan.FromHours(2));

        var waits = tries.Zip(tries.Skip(1), (a, b) => (b - a).TotalSeconds).ToList();
        Assert.Equal(9, waits.Count);
        double[] expected = [1, 3, 9, 27, 81, 243, 729, 900, 900];
        Assert.All(waits.Zip(expected), w => Assert.InRange(w.First, w.Second * 0.79, w.Second * 1.21));
    }

    [Fact]
    public async Task Goes_on_in_order_when_it_is_replayed()
    {
        var (process, poisoned, _) = await Poison();
        process.Script.Play = (_, _, _) => Task.CompletedTask;
        await SettleFor(process, TimeSpan.FromHours(1));
        Assert.DoesNotContain(await process.Heard(A), h => h.Topic == poisoned);

        var parked = Assert.Single(await process.Parked.List(10, after: null, Cancel));
        Assert.True(await process.Parked.Replay(parked, "usr_operator", Cancel));
        Assert.False(await process.Parked.Replay(parked, "usr_operator", Cancel));
        await process.Settle();

        Assert.Equal([1, 2, 3], (await process.Heard(A)).Where(h => h.Topic == poisoned).Select(h => h.Number));
    }

    [Fact]
    public async Task Lets_those_behind_it_go_on_when_it_is_skipped()
    {
        var (process, poisoned, _) = await Poison();
        var parked = Assert.Single(await process.Parked.List(10, after: null, Cancel));
        process.Script.Play = (_, _, _) => Task.CompletedTask;
        Assert.True(await process.Parked.Skip(parked, "usr_operator", Cancel));
        Assert.False(await process.Parked.Skip(parked, "usr_operator", Cancel));
        await process.Settle();

        Assert.Equal([2, 3], (await process.Heard(A)).Where(h => h.Topic == poisoned).Select(h => h.Number));
        Assert.Empty(await process.Parked.List(10, after: null, Cancel));
    }

    [Fact]
    public async Task Is_parked_too_when_it_takes_its_process_down_each_time()
    {
        var process = await StartAlpha();
        await Say(process, A, await NewTopic(process, A));
        await process.Relay.MoveBatch(Cancel);
        for (var death = 0; death < 10; death++)
        {
            process.Script.Play = (_, _, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
            Assert.Equal(1, await process.Dispatcher.Turn(Cancel));
            process = await StartAlpha();
            await LetLeaseEnd(process);
        }

        await process.Settle();
        Assert.Equal(10 + 1, Assert.Single(await process.Parked.List(10, after: null, Cancel)).Attempts);
        Assert.Empty(await process.Heard(A));
    }

    [Fact]
    public async Task Is_parked_when_its_body_cannot_be_read()
    {
        var process = await StartAlpha();
        await Say(process, A, await NewTopic(process, A));
        await Database.AsAdmin("UPDATE platform.outbox SET body = '{\"topic\": 7}'");
        await SettleFor(process, TimeSpan.FromHours(2));

        Assert.StartsWith("JsonException", Assert.Single(await process.Parked.List(10, after: null, Cancel)).LastError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_not_what_an_absent_database_makes_of_a_message()
    {
        var process = await StartAlpha();
        await Say(process, A, await NewTopic(process, A));
        var fails = 0;
        process.Script.Play = async (_, _, _) =>
        {
            if (++fails <= 20)
                await Database.AsAdmin("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'stoa_app' AND datname = current_database() AND state = 'idle in transaction'");
        };
        await SettleFor(process, TimeSpan.FromMinutes(1));

        Assert.Equal(1, Assert.Single(await process.Heard(A)).Attempt);
    }

    [Fact]
    public async Task Is_one_whose_handler_never_ends()
    {
        var process = await Start(services => services
            .AddSingleton(new MessagingOptions { HandlerTimeout = TimeSpan.FromMilliseconds(50) })
            .AddMessageHandler<Said, Hear, TalkStore>("alpha"));
        process.Script.Play = (_, _, cancel) => Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        await Say(process, A, await NewTopic(process, A));
        await process.Settle();

        Assert.Equal("1 It took longer than 0.05 s.", await Database.AsAdmin("SELECT attempts || ' ' || last_error FROM platform.delivery"));
    }

    private async Task<(TalkingProcess Process, Guid Poisoned, Guid Sound)> Poison()
    {
        var process = await StartAlpha();
        var (poisoned, sound) = (await NewTopic(process, A), await NewTopic(process, A));
        process.Script.Play = (topic, number, _) => topic == poisoned && number == 1 ? throw new InvalidOperationException("poison") : Task.CompletedTask;
        await Say(process, A, poisoned, times: 3);
        await Say(process, A, sound, times: 3);
        await SettleFor(process, TimeSpan.FromHours(1.5));
        return (process, poisoned, sound);
    }

    // Time goes from one due time to the next.
    private async Task SettleFor(TalkingProcess process, TimeSpan time)
    {
        var end = Clock.GetUtcNow() + time;
        await process.Settle();
        while (await NextDue() is { } due && due <= end)
        {
            Clock.Advance(due > Clock.GetUtcNow() ? due - Clock.GetUtcNow() : TimeSpan.FromMilliseconds(1));
            await process.Tick();
            await process.Settle();
        }
    }

    private async Task<DateTimeOffset?> NextDue() =>
        await Database.AsAdmin("SELECT min(due) FROM platform.delivery WHERE state = 'Ready'") is DateTime due ? new DateTimeOffset(due) : null;
}
