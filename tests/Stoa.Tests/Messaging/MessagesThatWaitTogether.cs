using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Platform.Messaging;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>Messages of one company that find no free place share a transaction; nothing else is shared.</summary>
public sealed class MessagesThatWaitTogether(PostgresServer server) : Conversation(server)
{
    private const string Transactions = "(SELECT DISTINCT xmin::text FROM talk.heard) t";
    private const string Held = "platform.delivery WHERE owner IS NOT NULL";

    [Fact]
    public async Task Are_handled_in_one_transaction_of_their_company()
    {
        var process = await StartBusy();
        await SayOf(process, [A, B, A, B, A, B, A, B, A, B, A, B]);
        await process.Settle();

        Assert.Equal(2, await Count(Transactions));
        Assert.Equal(6, (await process.Heard(A)).Count);
        Assert.Equal([0, 1, 2, 3, 4, 5], (await process.Heard(B)).Select(h => h.Seen));
        Assert.Equal(12, await Count("platform.inbox"));
    }

    [Fact]
    public async Task Are_each_handled_alone_while_there_is_a_place_for_each()
    {
        var process = await StartAlpha();
        await SayOf(process, [.. Enumerable.Repeat(A, 12)]);
        await process.Settle();
        Assert.Equal(12, await Count(Transactions));
    }

    [Fact]
    public async Task Are_each_handled_in_the_name_of_who_acted()
    {
        var process = await StartBusy();
        await SayOf(process, [A, A, A], "usr_ann");
        await SayOf(process, [A, A, A], "usr_ben");
        await process.Settle();

        Assert.Equal(1, await Count(Transactions));
        Assert.Equal("usr_ann usr_ann 3, usr_ben usr_ben 3", await Database.AsAdmin(
            "SELECT string_agg(h, ', ' ORDER BY h) FROM (SELECT concat_ws(' ', actor, told, count(*)) h FROM talk.heard GROUP BY actor, told) t"));
    }

    [Fact]
    public async Task Are_not_undone_by_one_of_them_that_fails_and_it_is_parked_alone()
    {
        var process = await StartBusy();
        var topics = await SayOf(process, [.. Enumerable.Repeat(A, 8)]);
        var calls = 0;
        process.Script.Play = (topic, _, _) =>
        {
            calls++;
            return topic == topics[5] ? throw new InvalidOperationException("poison") : Task.CompletedTask;
        };
        await process.Settle();
        Assert.Equal(6 + 8, calls);
        Assert.Equal(topics.Where(t => t != topics[5]), (await process.Heard(A)).Select(h => h.Topic));
        Assert.Equal($"{topics[5]} 1 InvalidOperationException: poison", await Database.AsAdmin("SELECT concat_ws(' ', key, attempts, last_error) FROM platform.delivery"));

        for (var attempt = 2; attempt <= 10; attempt++)
        {
            Clock.Advance(TimeSpan.FromMinutes(20));
            await process.Tick();
            await process.Settle();
        }

        var parked = Assert.Single(await process.Parked.List(10, after: null, Cancel));
        Assert.Equal((topics[5].ToString(), 10), (parked.Key, parked.Attempts));
        Assert.Equal(7, await Count("talk.heard"));
    }

    [Fact]
    public async Task Keep_the_order_of_each_key()
    {
        var process = await StartBusy();
        var topics = new List<Guid>();
        for (var i = 0; i < 6; i++) topics.Add(await NewTopic(process, A));
        foreach (var topic in topics) await Say(process, A, topic, times: 4);
        await process.Settle();

        var heard = await process.Heard(A);
        Assert.All(topics, topic => Assert.Equal([1, 2, 3, 4], heard.Where(h => h.Topic == topic).Select(h => h.Number)));
        Assert.Equal(4, await Count(Transactions));
    }

    [Fact]
    public async Task Are_each_handled_once_when_their_process_dies_between_two_of_them()
    {
        var dying = await StartBusy();
        await SayOf(dying, [.. Enumerable.Repeat(A, 8)]);
        while (await dying.Relay.MoveBatch(Cancel) > 0) { }
        var (calls, reached) = (0, new TaskCompletionSource());
        dying.Script.Play = (_, _, cancel) =>
        {
            if (++calls < 5) return Task.CompletedTask;
            reached.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(cancel);
        };
        await dying.Dispatcher.Turn(Cancel);
        await reached.Task;
        await KillSessionsInTransaction();

        await TakeOver();
    }

    [Fact]
    public async Task Are_each_handled_once_when_their_process_dies_between_commit_and_acknowledgement()
    {
        var dying = await StartBusy();
        await SayOf(dying, [.. Enumerable.Repeat(A, 8)]);
        while (await dying.Relay.MoveBatch(Cancel) > 0) { }
        await dying.Handle();
        Assert.Equal(8, await Count(Held));

        await TakeOver();
        Assert.Equal(1, await Count(Transactions));
    }

    [Fact]
    public async Task Have_one_effect_when_a_paused_process_goes_on_after_another_took_over()
    {
        var paused = await StartBusy();
        await SayOf(paused, [.. Enumerable.Repeat(A, 8)]);
        while (await paused.Relay.MoveBatch(Cancel) > 0) { }
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        paused.Script.Play = (_, _, _) =>
        {
            reached.TrySetResult();
            return release.Task;
        };
        await paused.Dispatcher.Turn(Cancel);
        await reached.Task;
        await TakeOver();

        release.SetResult();
        await paused.Dispatcher.Idle;
        await paused.Settle();
        Assert.Equal(8, await Count("talk.heard"));
    }

    [Fact]
    public async Task Do_not_wait_for_one_whose_handler_does_not_end()
    {
        var process = await StartBusy(TimeSpan.FromSeconds(6), concurrency: 4);
        var topics = await SayOf(process, [.. Enumerable.Repeat(A, 12)]);
        var release = new TaskCompletionSource();
        process.Script.Play = (topic, _, cancel) => topic == topics[0] ? release.Task.WaitAsync(cancel) : Task.CompletedTask;
        while (await process.Relay.MoveBatch(Cancel) > 0) { }
        while (await Count("talk.heard") < 11) await process.Dispatcher.Turn(Cancel);

        release.SetResult();
        await process.Settle();
        Assert.Equal(topics.Order(), (await process.Heard(A)).Select(h => h.Topic).Order());
    }

    [Fact]
    public async Task Do_not_wait_long_for_the_others_of_their_batch()
    {
        var process = await StartBusy();
        await SayOf(process, [.. Enumerable.Repeat(A, 8)]);
        process.Script.Play = (_, _, _) =>
        {
            Clock.Advance(TimeSpan.FromMilliseconds(30));
            return Task.CompletedTask;
        };
        await process.Settle();
        Assert.Equal(4, await Count(Transactions));
        Assert.Equal(8, await Count("talk.heard"));
    }

    [Fact]
    public async Task Are_left_to_other_processes_when_the_handlers_become_slow()
    {
        var process = await StartBusy();
        await SayOf(process, [A, A, A, B, B, B, B]);
        while (await process.Relay.MoveBatch(Cancel) > 0) { }
        process.Script.Play = (_, _, _) =>
        {
            Clock.Advance(TimeSpan.FromSeconds(2));
            return Task.CompletedTask;
        };
        await process.Dispatcher.Turn(Cancel);
        Assert.Equal(7, await Count(Held));
        await process.Dispatcher.Idle;
        await process.Dispatcher.Turn(Cancel);
        await process.Dispatcher.Idle;

        Assert.Equal(1, await Count(Held));
        await process.Settle();
        Assert.Equal((3, 4), ((await process.Heard(A)).Count, (await process.Heard(B)).Count));
    }

    // A process that has one place for the component, and has learnt that its handlers are quick.
    private async Task<TalkingProcess> StartBusy(TimeSpan? limit = null, int concurrency = 1)
    {
        var process = await Start(services => services
            .AddSingleton(new MessagingOptions { Concurrency = concurrency, HandlerTimeout = limit ?? TimeSpan.FromHours(1) })
            .AddMessageHandler<Said, Hear, TalkStore>("alpha"));
        await Say(process, A, await NewTopic(process, A), times: 6);
        await process.Settle();
        await Database.AsAdmin("WITH h AS (DELETE FROM talk.heard) DELETE FROM platform.inbox");
        return process;
    }

    // Each company says something about a topic of its own.
    private async Task<IReadOnlyList<Guid>> SayOf(TalkingProcess process, IReadOnlyList<TenantId> companies, string actor = "usr_test")
    {
        var topics = new List<Guid>();
        foreach (var company in companies)
        {
            var id = await NewTopic(process, company);
            topics.Add(id);
            await process.As(company, async store => store.Publish(new Said(id, 1), await store.Topics.SingleAsync(t => t.Id == id, Cancel), Clock), actor);
        }

        return topics;
    }

    private async Task TakeOver()
    {
        var other = await StartAlpha();
        await LetLeaseEnd(other);
        await other.Settle();
        Assert.Equal(8, await Count("talk.heard"));
        Assert.Equal(8, await Count("(SELECT DISTINCT topic FROM talk.heard) t"));
        Assert.Equal(0, await Count("platform.delivery"));
    }
}
