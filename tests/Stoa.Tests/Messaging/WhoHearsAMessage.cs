using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Messaging;
using Stoa.Platform.Messaging.Subscriptions;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Messaging;

/// <summary>Each component that hears a message gets it, whether or not it runs at the moment; nobody else does.</summary>
public sealed class WhoHearsAMessage(PostgresServer server) : Conversation(server)
{
    [Fact]
    public async Task Is_every_component_that_subscribed_each_at_its_own_pace()
    {
        var process = await Start(services => services
            .AddMessageHandler<Said, Hear, TalkStore>("alpha").AddMessageHandler<Said, Hear, TalkStore>("beta"));
        await Say(process, A, await NewTopic(process, A), times: 2);
        await process.Settle();

        var heard = await process.Heard(A);
        Assert.Equal([1, 2], heard.Where(h => h.Component == "alpha").Select(h => h.Number));
        Assert.Equal([1, 2], heard.Where(h => h.Component == "beta").Select(h => h.Number));
    }

    [Fact]
    public async Task Is_nobody_for_a_name_without_a_subscription_and_that_harms_nothing()
    {
        var process = await StartAlpha();
        var topic = await NewTopic(process, A);
        await process.As(A, async store => store.Publish(new Whispered(topic), await store.Topics.SingleAsync(Cancel), Clock));
        await Say(process, A, topic);
        await process.Settle();

        Assert.Equal([1], (await process.Heard(A)).Select(h => h.Number));
        Assert.Equal((0L, 0L), (await Count("platform.outbox"), await Count("platform.delivery")));
    }

    [Fact]
    public async Task Is_a_component_that_was_added_later_from_then_on()
    {
        var alpha = await StartAlpha();
        var topic = await NewTopic(alpha, A);
        await Say(alpha, A, topic);
        await alpha.Settle();

        var beta = await Start(services => services.AddMessageHandler<Said, Hear, TalkStore>("beta"));
        await Say(alpha, A, topic);
        await alpha.Settle();
        await beta.Settle();

        Assert.Equal(["alpha 1", "alpha 2", "beta 2"], (await alpha.Heard(A)).Select(h => $"{h.Component} {h.Number}"));
    }

    [Fact]
    public async Task Is_a_component_that_does_not_run_as_soon_as_it_runs_again()
    {
        var alpha = await StartAlpha();
        await using (var beta = await TalkingProcess.Start(Database, Clock, services => services.AddMessageHandler<Said, Hear, TalkStore>("beta")))
            Assert.Empty(await beta.Heard(A));
        await LetLeaseEnd(alpha);
        await Say(alpha, A, await NewTopic(alpha, A), times: 3);
        await alpha.Settle();
        Assert.DoesNotContain(await alpha.Heard(A), h => h.Component == "beta");

        var again = await Start(services => services.AddMessageHandler<Said, Hear, TalkStore>("beta"));
        await again.Settle();
        Assert.Equal([1, 2, 3], (await alpha.Heard(A)).Where(h => h.Component == "beta").Select(h => h.Number));
    }

    [Fact]
    public async Task Is_a_component_that_never_ran_as_soon_as_it_runs()
    {
        var elsewhere = HeardElsewhere.In(new ServiceCollection().AddMessageHandler<Said, Hear, TalkStore>("beta"));
        var alpha = await Start(services => services.AddMessageHandler<Said, Hear, TalkStore>("alpha").AddSingleton(elsewhere));
        await Say(alpha, A, await NewTopic(alpha, A), times: 2);
        await alpha.Settle();

        var beta = await Start(services => services.AddMessageHandler<Said, Hear, TalkStore>("beta"));
        await beta.Settle();
        Assert.Equal([1, 2], (await beta.Heard(A)).Where(h => h.Component == "beta").Select(h => h.Number));
    }

    [Fact]
    public async Task Is_no_component_that_an_older_release_of_its_neighbour_believes_in()
    {
        await Start(services => services.AddMessageHandler<Whispered, Hear, TalkStore>("beta"));
        await Database.AsAdmin("UPDATE platform.subscription SET release = '{9999, 0, 0}'");
        var elsewhere = HeardElsewhere.In(new ServiceCollection().AddMessageHandler<Said, Hear, TalkStore>("beta"));
        await Start(services => services.AddMessageHandler<Said, Hear, TalkStore>("alpha").AddSingleton(elsewhere));

        Assert.Equal("alpha talk.said, beta talk.whispered", await Database.AsAdmin(
            "SELECT string_agg(component || ' ' || message, ', ' ORDER BY component) FROM platform.subscription"));
    }

    [Fact]
    public async Task Is_left_to_a_process_of_another_release_when_this_one_does_not_know_the_name()
    {
        var older = await StartAlpha();
        var newer = await Start(services => services.AddMessageHandler<Said, Hear, TalkStore>("alpha").AddMessageHandler<Whispered, Hear, TalkStore>("alpha"));
        var topic = await NewTopic(older, A);
        await older.As(A, async store => store.Publish(new Whispered(topic), await store.Topics.SingleAsync(Cancel), Clock));
        await Say(older, A, topic);
        await older.Settle();
        await newer.Relay.MoveBatch(Cancel);
        await older.Settle();
        Assert.Empty(await older.Heard(A));

        await newer.Settle();
        Assert.Equal([0, 1], (await older.Heard(A)).Select(h => h.Number));
    }

    [Fact]
    public async Task Is_no_longer_a_component_whose_newer_release_does_not_hear_it_and_what_lay_behind_goes_on()
    {
        var older = await Start(services => services.AddMessageHandler<Said, Hear, TalkStore>("alpha").AddMessageHandler<Whispered, Hear, TalkStore>("alpha"));
        var topic = await NewTopic(older, A);
        await older.As(A, async store => store.Publish(new Whispered(topic), await store.Topics.SingleAsync(Cancel), Clock));
        await Say(older, A, topic);
        await older.Relay.MoveBatch(Cancel);
        await Database.AsAdmin("UPDATE platform.subscription SET release = '{0, 0, 9}'");

        var newer = await StartAlpha();
        await newer.Settle();

        Assert.Equal([1], (await newer.Heard(A)).Select(h => h.Number));
        Assert.Equal("talk.said", await Database.AsAdmin("SELECT string_agg(message, ' ') FROM platform.subscription"));
    }

    [Fact]
    public async Task Works_for_the_company_of_the_message_and_sees_nothing_of_others()
    {
        var process = await StartAlpha();
        var (ofA, ofB) = (await NewTopic(process, A), await NewTopic(process, B));
        for (var i = 0; i < 2; i++)
        {
            await Say(process, A, ofA);
            await process.Settle();
            await Say(process, B, ofB);
            await process.Settle();
        }

        Assert.Equal([(A, "usr_test", 0), (A, "usr_test", 1)], (await process.Heard(A)).Select(h => (h.TenantId, h.Actor, h.Seen)));
        Assert.Equal([(B, "usr_test", 0), (B, "usr_test", 1)], (await process.Heard(B)).Select(h => (h.TenantId, h.Actor, h.Seen)));
    }

    [Fact]
    public async Task Hears_nothing_when_its_row_is_said_to_be_another_companys()
    {
        var process = await StartAlpha();
        await Say(process, A, await NewTopic(process, A));
        await Assert.ThrowsAsync<Npgsql.PostgresException>(() => process.As(B, store => store.Database.ExecuteSqlRawAsync(
            "INSERT INTO platform.inbox VALUES ({0}, {1}, 'alpha/Hear', now())", [A.Value, Guid.NewGuid()], Cancel)));
        await process.As(B, async store => Assert.Equal(0, await store.Database.ExecuteSqlRawAsync("UPDATE platform.outbox SET name = 'talk.forged'", Cancel)));
    }
}
