using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Cloud.Dns;
using Stoa.Cloud.Dns.Answering;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Dns;

/// <summary>What a network gets that asks too much, or that somebody pretends to be.</summary>
public sealed class TheRateOfAnswers
{
    private readonly ManualClock clock = new();
    private readonly ResponseRates rates;

    public TheRateOfAnswers() => rates = new ResponseRates(10, clock);

    [Fact]
    public void Is_limited_and_every_other_answer_beyond_is_cut()
    {
        Assert.All(Answers("192.0.2.1", 10), answer => Assert.Equal(AnswerRate.Whole, answer));
        Assert.Equal([AnswerRate.Cut, AnswerRate.None, AnswerRate.Cut, AnswerRate.None], Answers("192.0.2.1", 4));
    }

    [Fact]
    public void Comes_back_as_the_second_passes()
    {
        Answers("192.0.2.1", 12);
        clock.Advance(TimeSpan.FromMilliseconds(300));
        Assert.Equal(3, Answers("192.0.2.1", 10).Count(answer => answer == AnswerRate.Whole));
        clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(10, Answers("192.0.2.1", 20).Count(answer => answer == AnswerRate.Whole));
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.254", true)]
    [InlineData("192.0.2.1", "192.0.3.1", false)]
    [InlineData("2001:db8:1:200::1", "2001:db8:1:2ff:ffff::9", true)]
    [InlineData("2001:db8:1:200::1", "2001:db8:1:300::1", false)]
    public void Is_one_for_a_network_and_another_for_the_next(string asker, string other, bool isSame)
    {
        Answers(asker, 10);
        Assert.Equal(isSame ? AnswerRate.Cut : AnswerRate.Whole, Answers(other, 1).Single());
    }

    [Fact]
    public void Has_no_limit_where_none_is_wanted()
    {
        var unlimited = new ResponseRates(0, clock);
        Assert.All(Enumerable.Range(0, 5000), _ => Assert.Equal(AnswerRate.Whole, unlimited.Next(At("192.0.2.1"))));
    }

    private static SocketAddress At(string address) => new IPEndPoint(IPAddress.Parse(address), 4242).Serialize();

    private List<AnswerRate> Answers(string address, int count) => [.. Enumerable.Range(0, count).Select(_ => rates.Next(At(address)))];
}

/// <summary>The same by real datagrams and real connections.</summary>
public sealed class AnAskerWhoAsksTooMuch(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_told_to_come_by_tcp_and_gets_the_answer_there()
    {
        await using var node = await Start(answersPerSecond: 3);
        var server = EndPoint(node);
        var answers = new List<string>();
        for (var i = 0; i < 4; i++) answers.Add(await Dig.Ask(server, "+notcp", "+ignore", "apps.stoa.test", "SOA"));

        Assert.All(answers[..3], answer => Assert.Contains("ANSWER: 1", answer, StringComparison.Ordinal));
        Assert.Contains("flags: qr aa tc;", answers[3], StringComparison.Ordinal);
        Assert.Contains("ANSWER: 0", answers[3], StringComparison.Ordinal);
        Assert.Contains("no servers could be reached", await Dig.Ask(server, "+notcp", "+time=1", "apps.stoa.test", "SOA"), StringComparison.Ordinal);
        // Cut, so dig goes on by TCP as every resolver does.
        Assert.Contains("ANSWER: 1", await Dig.Ask(server, "apps.stoa.test", "SOA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_the_answers_of_its_network_left_after_datagrams_that_get_none()
    {
        await using var node = await Start(answersPerSecond: 1);
        using var asker = new UdpClient(AddressFamily.InterNetwork);
        byte[] response = [0, 7, 0x80, 0, 0, 1, 0, 0, 0, 0, 0, 0];
        for (var i = 0; i < 20; i++) await asker.SendAsync(response, EndPoint(node), Cancel);
        await asker.SendAsync((byte[])[1, 2, 3], EndPoint(node), Cancel);

        Assert.Contains("ANSWER: 1", await Dig.Ask(EndPoint(node), "+notcp", "+ignore", "apps.stoa.test", "SOA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_a_connection_that_says_nothing_closed_after_ten_seconds()
    {
        await using var node = await Start();
        using var silent = await Connection.Open(EndPoint(node));
        await silent.Ask();
        await silent.Answer().WaitAsync(Patience, Cancel);
        var end = silent.Answer();
        node.Clock.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(end.IsCompleted);
        while (!end.IsCompleted)
        {
            node.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        Assert.Equal(0, await end);
    }

    [Fact]
    public async Task Waits_with_the_next_connection_until_another_one_ends()
    {
        await using var node = await Start();
        var open = new List<Connection>();
        for (var i = 0; i < Conversations.Most; i++)
        {
            open.Add(await Connection.Open(EndPoint(node)));
            await open[i].Ask();
            await open[i].Answer().WaitAsync(Patience, Cancel);
        }

        using var late = await Connection.Open(EndPoint(node));
        await late.Ask();
        var answer = late.Answer();
        await open[0].Ask();
        await open[0].Answer().WaitAsync(Patience, Cancel);
        Assert.False(answer.IsCompleted);
        open[0].Dispose();

        Assert.NotEqual(0, await answer.WaitAsync(Patience, Cancel));
        foreach (var connection in open) connection.Dispose();
    }

    private static IPEndPoint EndPoint(TestNode node) => node.Services.GetRequiredService<NameServer>().EndPoint!;

    private Task<TestNode> Start(int answersPerSecond = 1000) => TestNode.Start(
        database, [new DnsComponent()], services => services.AddSingleton(new DnsOptions { Port = 0, AnswersPerSecond = answersPerSecond }));

    private sealed class Connection(TcpClient client) : IDisposable
    {
        private static readonly byte[] Query = [0, 7, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 4, .. "apps"u8, 4, .. "stoa"u8, 4, .. "test"u8, 0, 0, 6, 0, 1];

        public static async Task<Connection> Open(IPEndPoint server)
        {
            var client = new TcpClient();
            await client.ConnectAsync(server, Cancel);
            return new Connection(client);
        }

        public async Task Ask() => await client.GetStream().WriteAsync((byte[])[0, (byte)Query.Length, .. Query], Cancel);

        /// <summary>Octets of what comes; 0 when the other side ends the connection.</summary>
        public async Task<int> Answer() => await client.GetStream().ReadAsync(new byte[4096], Cancel);

        public void Dispose() => client.Dispose();
    }
}
