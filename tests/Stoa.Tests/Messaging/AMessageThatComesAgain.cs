using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>At least once delivered, once handled: whatever the moment at which a process dies.</summary>
public sealed class AMessageThatComesAgain(PostgresServer server) : Conversation(server)
{
    [Fact]
    public async Task Has_no_second_effect_when_its_process_died_between_commit_and_acknowledgement()
    {
        var dying = await StartAlpha();
        await Say(dying, A, await NewTopic(dying, A));
        await dying.Settle();
        await Say(dying, A, (await dying.Heard(A))[0].Topic);
        await dying.Relay.MoveBatch(Cancel);
        await dying.Handle();
        Assert.Equal(1, await Count("platform.delivery"));

        var other = await StartAlpha();
        await LetLeaseEnd(other);
        Assert.Equal(1, await other.Handle());
        await other.Settle();

        Assert.Equal([1, 2], (await other.Heard(A)).Select(h => h.Number));
        Assert.Equal(0, await Count("platform.delivery"));
    }

    [Fact]
    public async Task Is_freed_when_the_answer_to_its_claim_was_lost_and_the_process_lives_on()
    {
        var process = await StartAlpha();
        await SayOnce(process);
        await ClaimAndLoseTheAnswer(process);
        Assert.Equal(0, await process.Handle());

        Clock.Advance(TimeSpan.FromSeconds(10));
        await process.Settle();
        Assert.Single(await process.Heard(A));
    }

    [Fact]
    public async Task Is_freed_at_once_when_the_turn_that_claimed_it_failed()
    {
        var process = await StartAlpha();
        await SayOnce(process);
        await ClaimAndLoseTheAnswer(process);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => process.Dispatcher.Turn(new CancellationToken(canceled: true)));
        await process.Settle();
        Assert.Single(await process.Heard(A));
    }

    [Fact]
    public async Task Is_not_freed_while_its_process_works_on_it()
    {
        var process = await StartAlpha();
        await SayOnce(process);
        var end = new TaskCompletionSource();
        process.Script.Play = (_, _, _) => end.Task;
        await process.Relay.MoveBatch(Cancel);
        await process.Dispatcher.Turn(Cancel);
        Clock.Advance(TimeSpan.FromSeconds(10));
        await process.Dispatcher.Turn(Cancel);
        Assert.Equal(1, await Count("platform.delivery WHERE fence = 1 AND owner IS NOT NULL"));
        end.SetResult();
        await process.Settle();
        Assert.Single(await process.Heard(A));
    }

    [Fact]
    public async Task Is_handled_by_another_process_when_its_own_died_before_the_commit()
    {
        var dying = await StartAlpha();
        var topic = await NewTopic(dying, A);
        await Say(dying, A, topic);
        await dying.Relay.MoveBatch(Cancel);
        var reached = new TaskCompletionSource();
        dying.Script.Play = (_, _, cancel) =>
        {
            reached.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancel);
        };
        await dying.Dispatcher.Turn(Cancel);
        await reached.Task;
        await KillSessionsInTransaction();

        var other = await StartAlpha();
        Assert.Equal(0, await other.Handle());
        await LetLeaseEnd(other);
        await other.Settle();

        var heard = Assert.Single(await other.Heard(A));
        Assert.Equal((topic, 2), (heard.Topic, heard.Attempt));
    }

    [Fact]
    public async Task Is_not_acknowledged_when_the_commit_fails()
    {
        var process = await StartAlpha();
        await Say(process, A, await NewTopic(process, A));
        await process.Relay.MoveBatch(Cancel);
        process.Script.Play = (_, _, _) => KillSessionsInTransaction();
        await process.Handle();
        await process.Dispatcher.Turn(Cancel);
        Assert.Equal(1, await Count("platform.delivery"));

        process.Script.Play = (_, _, _) => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromSeconds(2));
        await process.Settle();
        Assert.Equal(1, Assert.Single(await process.Heard(A)).Attempt);
    }

    [Fact]
    public async Task Is_not_acknowledged_while_its_handler_runs()
    {
        var process = await StartAlpha();
        await Say(process, A, await NewTopic(process, A));
        await process.Relay.MoveBatch(Cancel);
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        process.Script.Play = (_, _, _) =>
        {
            reached.SetResult();
            return release.Task;
        };
        await process.Dispatcher.Turn(Cancel);
        await reached.Task;
        await process.Dispatcher.Turn(Cancel);
        Assert.Equal(1, await Count("platform.delivery"));

        release.SetResult();
        await process.Dispatcher.Idle;
        await process.Settle();
        Assert.Equal(0, await Count("platform.delivery"));
        Assert.Equal(1, await Count("platform.inbox"));
    }

    [Fact]
    public async Task Has_one_effect_when_a_paused_process_goes_on_after_another_took_over()
    {
        var paused = await StartAlpha();
        var topic = await NewTopic(paused, A);
        await Say(paused, A, topic, times: 2);
        await paused.Relay.MoveBatch(Cancel);
        await paused.Handle();

        var other = await StartAlpha();
        await LetLeaseEnd(other);
        await other.Handle();
        await paused.Dispatcher.Turn(Cancel);
        Assert.Equal(2, await Count("platform.delivery"));

        other.Script.Play = (_, number, _) => number == 2 ? throw new InvalidOperationException("not yet") : Task.CompletedTask;
        await other.Settle();
        Assert.Equal("1 not yet", await Database.AsAdmin("SELECT attempts || ' ' || split_part(last_error, ': ', 2) FROM platform.delivery"));

        other.Script.Play = (_, _, _) => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromMinutes(1));
        await other.Settle();
        Assert.Equal([1, 2], (await other.Heard(A)).Select(h => h.Number));
    }

    [Fact]
    public async Task Stays_with_the_process_that_took_it_over_when_the_former_one_reports_a_failure()
    {
        var paused = await StartAlpha();
        await Say(paused, A, await NewTopic(paused, A));
        await paused.Relay.MoveBatch(Cancel);
        paused.Script.Play = (_, _, _) => throw new InvalidOperationException("late");
        await paused.Handle();

        var other = await StartAlpha();
        await LetLeaseEnd(other);
        var (reached, release) = (new TaskCompletionSource(), new TaskCompletionSource());
        other.Script.Play = (_, _, _) =>
        {
            reached.SetResult();
            return release.Task;
        };
        await other.Dispatcher.Turn(Cancel);
        await reached.Task;
        await paused.Dispatcher.Turn(Cancel);
        Assert.Equal(other.Get<Worker>().Id, await Database.AsAdmin("SELECT owner FROM platform.delivery"));

        release.SetResult();
        await other.Dispatcher.Idle;
        await other.Settle();
        Assert.Single(await other.Heard(A));
    }

    [Fact]
    public async Task Reaches_again_only_the_handler_that_has_not_committed()
    {
        var process = await Start(services => services
            .AddMessageHandler<Said, Hear, TalkStore>("alpha").AddMessageHandler<Said, HearToo, TalkStore>("alpha"));
        await Say(process, A, await NewTopic(process, A));
        process.Script.Play = (_, number, _) => number > 1000 ? throw new InvalidOperationException("the second one fails") : Task.CompletedTask;
        await process.Settle();
        Assert.Equal([1], (await process.Heard(A)).Select(h => h.Number));

        process.Script.Play = (_, _, _) => Task.CompletedTask;
        Clock.Advance(TimeSpan.FromSeconds(2));
        await process.Settle();
        Assert.Equal([1, 1001], (await process.Heard(A)).Select(h => h.Number));
    }

    [Fact]
    public async Task Is_remembered_for_a_week_and_while_it_may_still_come_again()
    {
        var process = await StartAlpha();
        await Say(process, A, await NewTopic(process, A));
        await process.Relay.MoveBatch(Cancel);
        await process.Handle();

        Clock.Advance(TimeSpan.FromDays(8));
        await process.Retention.Clean(Cancel);
        Assert.Equal(1, await Count("platform.inbox"));

        await process.Dispatcher.Turn(Cancel);
        await process.Retention.Clean(Cancel);
        Assert.Equal(0, await Count("platform.inbox"));
        Assert.Single(await process.Heard(A));
    }

    private async Task SayOnce(TalkingProcess process) => await Say(process, A, await NewTopic(process, A));

    private static async Task ClaimAndLoseTheAnswer(TalkingProcess process)
    {
        await process.Relay.MoveBatch(Cancel);
        var wish = new Wish([("alpha", Said.WireName)], [new Share("alpha", 1)], Total: 1);
        Assert.Single(await process.Get<DeliveryTable>().Turn([], [], wish, Cancel));
    }
}
