using Microsoft.EntityFrameworkCore;
using Npgsql;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging.Relaying;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>Messages of one key are handled one after the other, in the order of their commits.</summary>
public sealed class TheOrderOfAKey(PostgresServer server) : Conversation(server)
{
    [Fact]
    public async Task Is_the_order_of_the_commits_when_many_publish_about_one_thing()
    {
        var process = await StartAlpha();
        var topic = await NewTopic(process, A);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => SayTenTimesAgainstOthers(process, topic)));
        await process.Settle();

        Assert.Equal(Enumerable.Range(1, 60), (await process.Heard(A)).Select(h => h.Number));
    }

    [Fact]
    public async Task Is_kept_while_two_relays_and_two_dispatchers_race()
    {
        TalkingProcess[] processes = [await StartAlpha(), await StartAlpha()];
        var topics = new List<Guid>();
        for (var i = 0; i < 8; i++) topics.Add(await NewTopic(processes[0], A));
        using var over = new CancellationTokenSource();
        var loops = processes.Select(p => Loop(p, over.Token)).ToList();

        await Task.WhenAll(topics.Select(topic => Say(processes[0], A, topic, times: 25)));
        await over.CancelAsync();
        await Task.WhenAll(loops);
        foreach (var process in processes) await process.Tick();
        for (var round = 0; round < 3; round++) foreach (var process in processes) await process.Settle();

        var heard = await processes[0].Heard(A);
        foreach (var topic in topics)
            Assert.Equal(Enumerable.Range(1, 25), heard.Where(h => h.Topic == topic).Select(h => h.Number));
    }

    [Fact]
    public async Task Lets_one_message_of_a_key_be_handled_at_a_time_and_others_beside_it()
    {
        var process = await StartAlpha();
        var (slow, other) = (await NewTopic(process, A), await NewTopic(process, A));
        var release = new TaskCompletionSource();
        process.Script.Play = (topic, _, _) => topic == slow ? release.Task : Task.CompletedTask;
        await Say(process, A, slow, times: 2);
        await Say(process, A, other, times: 2);
        while (await process.Relay.MoveBatch(Cancel) > 0) { }

        while ((await process.Heard(A)).Count < 2) await process.Dispatcher.Turn(Cancel);
        Assert.Equal([other, other], (await process.Heard(A)).Select(h => h.Topic));

        release.SetResult();
        await process.Dispatcher.Idle;
        await process.Settle();
        Assert.Equal([1, 2], (await process.Heard(A)).Where(h => h.Topic == slow).Select(h => h.Number));
    }

    [Fact]
    public async Task Is_kept_for_a_message_that_is_relayed_while_the_one_before_it_is_acknowledged()
    {
        var process = await StartAlpha();
        var topic = await NewTopic(process, A);
        await Say(process, A, topic);
        await process.Relay.MoveBatch(Cancel);
        await process.Handle();
        await Say(process, A, topic);

        await using var connection = await Database.Databases[DatabaseRole.Engine].OpenConnectionAsync(Cancel);
        await using var moving = await connection.BeginTransactionAsync(Cancel);
        await Move(connection, process);
        var acknowledged = process.Dispatcher.Turn(Cancel);
        await UntilBlocked(acknowledged);
        await moving.CommitAsync(Cancel);
        await acknowledged;
        await process.Settle();

        Assert.Equal([1, 2], (await process.Heard(A)).Select(h => h.Number));
        Assert.Equal(0, await Count("platform.delivery"));
    }

    private async Task Move(NpgsqlConnection connection, TalkingProcess process)
    {
        await using var move = new NpgsqlCommand(Relay.Move, connection)
        {
            Parameters = { new() { Value = process.Get<Worker>().Id }, new() { Value = Clock.GetUtcNow() }, new() { Value = 10 }, new() { Value = 1 }, new() { Value = 0 } },
        };
        await move.ExecuteNonQueryAsync(Cancel);
    }

    private async Task SayTenTimesAgainstOthers(TalkingProcess process, Guid topic)
    {
        for (var said = 0; said < 10;)
        {
            try
            {
                await Say(process, A, topic);
                said++;
            }
            catch (DbUpdateConcurrencyException)
            {
                // Another one was first: nothing was said, so it is said again.
            }
        }
    }

    private static async Task Loop(TalkingProcess process, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await process.Tick();
            await process.Relay.MoveBatch(CancellationToken.None);
            await process.Dispatcher.Turn(CancellationToken.None);
        }

        await process.Dispatcher.Idle;
    }
}
