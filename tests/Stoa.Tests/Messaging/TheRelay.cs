using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>The buckets of the outbox are shared among the live processes; each is moved by one at a time.</summary>
public sealed class TheRelay(PostgresServer server) : Conversation(server)
{
    [Fact]
    public async Task Shares_the_buckets_evenly_as_processes_come()
    {
        var first = await StartAlpha();
        Assert.Equal([64], await Shares(first));
        var second = await StartAlpha();
        await first.Tick();
        await second.Tick();
        Assert.Equal([32, 32], await Shares(first, second));
        var third = await StartAlpha();
        foreach (var process in new[] { first, second, third, first, second, third }) await process.Tick();
        Assert.Equal([22, 22, 20], (await Shares(first, second, third)).OrderDescending());
    }

    [Fact]
    public async Task Takes_over_the_buckets_of_a_process_that_died()
    {
        var dead = await StartAlpha();
        var living = await StartAlpha();
        await Say(living, A, await NewTopic(living, A));
        await living.Settle();
        Assert.Empty(await living.Heard(A));

        await LetLeaseEnd(living);
        await living.Settle();
        Assert.Single(await living.Heard(A));
        Assert.Equal([0, 64], await Shares(dead, living));
    }

    [Fact]
    public async Task Moves_nothing_any_more_under_a_lease_that_ended()
    {
        var paused = await StartAlpha();
        var living = await StartAlpha();
        await LetLeaseEnd(living);
        await Say(paused, A, await NewTopic(paused, A));

        Assert.Equal(0, await paused.Relay.MoveBatch(Cancel));
        await paused.Tick();
        Assert.Equal(0, await paused.Relay.MoveBatch(Cancel));
        await living.Tick();
        await paused.Tick();
        Assert.Equal([32, 32], await Shares(paused, living));
    }

    [Fact]
    public async Task Gets_no_bucket_whose_batch_another_one_is_moving()
    {
        var mover = await StartAlpha();
        await using var connection = new Npgsql.NpgsqlConnection(Database.AdminConnectionString);
        await connection.OpenAsync(Cancel);
        await using var batch = await connection.BeginTransactionAsync(Cancel);
        await using (var hold = new Npgsql.NpgsqlCommand($"SELECT 1 FROM platform.relay_bucket WHERE owner = '{mover.Get<Worker>().Id}' FOR SHARE", connection))
            await hold.ExecuteNonQueryAsync(Cancel);

        var other = await StartAlpha();
        await LetLeaseEnd(other);
        Assert.Equal([64, 0], await Shares(mover, other));
        await batch.CommitAsync(Cancel);
        await other.Tick();
        Assert.Equal([0, 64], await Shares(mover, other));
    }

    [Fact]
    public async Task Leaves_nothing_of_a_message_when_its_transaction_is_rolled_back()
    {
        var process = await StartAlpha();
        var topic = await NewTopic(process, A);
        await Assert.ThrowsAsync<InvalidOperationException>(() => process.As(A, async store =>
        {
            var about = (await store.Topics.FindAsync([topic], Cancel))!;
            about.Count++;
            store.Publish(new Said(topic, 1), about, Clock);
            await store.SaveChangesAsync(Cancel);
            throw new InvalidOperationException("changed my mind");
        }));
        Assert.Equal(0, await process.Relay.MoveBatch(Cancel));
    }

    [Fact]
    public async Task Moves_in_two_sessions_side_by_side_while_there_is_much_and_keeps_the_order_of_each_key()
    {
        var process = await Start(services => services
            .AddSingleton(new MessagingOptions { BatchSize = 8 }).AddMessageHandler<Said, Hear, TalkStore>("alpha"));
        await Put(960, "i % 320", "i % 320 % 64");

        int[] moved = [await process.Relay.MoveBatch(Cancel), await process.Relay.MoveBatch(Cancel), await process.Relay.MoveBatch(Cancel)];
        Assert.Equal([512, 448, 0], moved);
        Assert.Equal(1 + 2, await Count("(SELECT DISTINCT xmin::text FROM platform.delivery) t"));
        Assert.Equal(960, await Count("platform.delivery"));
        Assert.Equal(320, await Count("""
            platform.delivery d WHERE state = 'Ready'
            AND NOT EXISTS (SELECT FROM platform.delivery f WHERE f.component = d.component AND f.key = d.key AND f.seq < d.seq)
            """));
    }

    [Fact]
    public async Task Tells_of_what_one_of_two_sessions_moved_though_the_other_one_failed()
    {
        var process = await StartAlpha();
        await Database.AsAdmin("""
            CREATE FUNCTION platform.refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not this one'; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON platform.delivery FOR EACH ROW WHEN (new.key = 'bad') EXECUTE FUNCTION platform.refuse();
            """);
        await Put(256, "'good'", "i * 2 % 64");
        await process.Relay.MoveBatch(Cancel);
        await process.Get<WakeSignal>().Listen(WakeSignal.Deliveries).Wait(Timeout.InfiniteTimeSpan, Clock, Cancel);
        await Put(1, "'good'", "0");
        await Put(1, "'bad'", "1");
        var told = process.Get<WakeSignal>().Listen(WakeSignal.Deliveries).Wait(Timeout.InfiniteTimeSpan, Clock, Cancel);
        Assert.Equal("not this one", (await Assert.ThrowsAsync<Npgsql.PostgresException>(() => process.Relay.MoveBatch(Cancel))).MessageText);
        Assert.Equal((257, 1), (await Count("platform.delivery"), await Count("platform.outbox")));
        await told.WaitAsync(TimeSpan.FromSeconds(10), Cancel);
    }

    [Fact]
    public async Task Is_woken_by_the_commit_of_whoever_published()
    {
        var process = await StartAlpha();
        var topic = await NewTopic(process, A);
        var rung = process.Get<WakeSignal>().Listen(WakeSignal.Outbox).Wait(Timeout.InfiniteTimeSpan, Clock, Cancel);
        await Say(process, A, topic);
        await rung;
    }

    // Said by nobody: so many rows of the outbox, of keys and buckets by their number i.
    private Task Put(int count, string key, string bucket) => Database.AsAdmin($"""
        INSERT INTO platform.outbox (id, tenant_id, component, name, key, bucket, version, actor, body, occurred_at)
        SELECT gen_random_uuid(), '{A.Value}', 'talk', 'talk.said', {key}, {bucket}, i, 'usr_test', '{"{}"}', now() FROM generate_series(1, {count}) i
        """);

    private async Task<IReadOnlyList<int>> Shares(params TalkingProcess[] processes)
    {
        var shares = new List<int>();
        foreach (var process in processes)
            shares.Add((int)await Count($"platform.relay_bucket WHERE owner = '{process.Get<Worker>().Id}'"));
        return shares;
    }
}
