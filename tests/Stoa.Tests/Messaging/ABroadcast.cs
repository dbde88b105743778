using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Messaging;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>A message for what processes keep in memory.</summary>
public sealed class ABroadcast(PostgresServer server) : Conversation(server)
{
    [Fact]
    public async Task Reaches_every_live_process_once_and_in_order()
    {
        TalkingProcess[] processes = [await StartListener(), await StartListener(), await StartListener()];
        await Shout(processes[0], times: 3);
        for (var round = 0; round < 2; round++)
            foreach (var process in processes) await process.Broadcasts.Hear(Cancel);

        Assert.All(processes, process => Assert.Equal([1, 2, 3], process.Script.Shouts));
        Assert.Equal(0, await Count("platform.delivery"));
    }

    [Fact]
    public async Task Is_not_heard_by_a_process_that_started_after_it()
    {
        var first = await StartListener();
        await Shout(first, times: 1);
        var later = await StartListener();
        Assert.Equal(0, await later.Broadcasts.Hear(Cancel));
    }

    [Fact]
    public async Task Comes_again_to_a_process_whose_handler_failed()
    {
        var process = await StartListener();
        var fails = 2;
        process.Script.Play = (_, _, _) => fails-- > 0 ? throw new InvalidOperationException("not now") : Task.CompletedTask;
        await Shout(process, times: 2);
        Assert.Equal(0, await process.Broadcasts.Hear(Cancel));
        Assert.Equal(0, await process.Broadcasts.Hear(Cancel));
        Assert.Equal(2, await process.Broadcasts.Hear(Cancel));
        Assert.Equal([1, 2], process.Script.Shouts);
    }

    [Fact]
    public async Task Is_passed_over_in_the_end_by_a_process_that_cannot_hear_it()
    {
        var process = await StartListener();
        process.Script.Play = (_, number, _) => number == 1 ? throw new InvalidOperationException("never") : Task.CompletedTask;
        await Shout(process, times: 2);
        for (var attempt = 0; attempt < 10; attempt++) await process.Broadcasts.Hear(Cancel);
        Assert.Equal([2], process.Script.Shouts);
    }

    [Fact]
    public async Task Becomes_visible_in_the_order_of_its_sequence_when_two_relays_send_at_once()
    {
        var process = await StartListener();
        await using var slow = new Npgsql.NpgsqlConnection(Database.AdminConnectionString);
        await slow.OpenAsync(Cancel);
        await using var open = await slow.BeginTransactionAsync(Cancel);
        await using (var first = new Npgsql.NpgsqlCommand("""
            INSERT INTO platform.broadcast (id, tenant_id, sender, name, key, version, actor, body, occurred_at, sent_at)
            VALUES (gen_random_uuid(), gen_random_uuid(), 'talk', 'talk.shouted', 'k', 1, 'usr_test', '{"topic": "00000000-0000-0000-0000-000000000000", "number": 99}', now(), now())
            """, slow))
            await first.ExecuteNonQueryAsync(Cancel);

        var second = Shout(process, times: 1);
        await UntilBlocked(second);
        Assert.Equal(0, await process.Broadcasts.Hear(Cancel));
        await open.CommitAsync(Cancel);
        await second;
        await process.Broadcasts.Hear(Cancel);

        Assert.Equal([99, 1], process.Script.Shouts);
    }

    [Fact]
    public async Task Is_forgotten_after_a_day()
    {
        var process = await StartListener();
        await Shout(process, times: 1);
        await process.Retention.Clean(Cancel);
        Assert.Equal(1, await Count("platform.broadcast"));
        Clock.Advance(TimeSpan.FromDays(1.1));
        await process.Retention.Clean(Cancel);
        Assert.Equal(0, await Count("platform.broadcast"));
    }

    private Task<TalkingProcess> StartListener() => Start(services => services.AddBroadcastHandler<Shouted, HearShouts>());

    private async Task Shout(TalkingProcess process, int times)
    {
        await process.Tick();
        var topic = await NewTopic(process, A);
        for (var number = 1; number <= times; number++)
            await process.As(A, async store => store.Publish(new Shouted(topic, number), await store.Topics.SingleAsync(t => t.Id == topic, Cancel), Clock));
        await LetLeaseEnd(process);
        while (await process.Relay.MoveBatch(Cancel) > 0) { }
    }
}
