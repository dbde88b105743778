using Stoa.Cli;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cli;

public sealed class AServerThatIsAwayTests
{
    private readonly ManualClock clock = new();
    private readonly List<DateTimeOffset> asked = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<Exception> Breaks =>
    [
        new HttpRequestException("refused"), new HttpIOException(HttpRequestError.ResponseEnded), new IOException("read", new System.Net.Sockets.SocketException(104)),
        new ProblemException(new Problem("stoa:away", "Away", 503)),
    ];

    [Theory]
    [MemberData(nameof(Breaks), DisableDiscoveryEnumeration = true)]
    public async Task Is_asked_again_until_it_is_back(Exception broken)
    {
        Assert.Equal("back", await Ask(() => asked.Count < 30 ? throw broken : "back"));
        Assert.Equal(30, asked.Count);
    }

    [Fact]
    public async Task Is_given_up_after_a_minute_of_silence()
    {
        await Assert.ThrowsAsync<HttpRequestException>(() => Ask(() => throw new HttpRequestException("refused")));
        Assert.InRange(asked[^1] - asked[0], TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1.1));
    }

    [Fact]
    public async Task Is_not_asked_again_what_it_refuses()
    {
        await Assert.ThrowsAsync<ProblemException>(() => Ask(() => throw new ProblemException(new Problem("stoa:not-found", "No", 404))));
        Assert.Single(asked);
    }

    private async Task<string> Ask(Func<string> answer)
    {
        var asking = new Following(new Output(json: false), clock).Ask(
            async () =>
            {
                asked.Add(clock.GetUtcNow());
                await Task.Yield();
                return answer();
            },
            Cancel);
        for (; !asking.IsCompleted; await Task.Yield())
            if (clock.HasTimers) clock.Advance(TimeSpan.FromSeconds(1));
        return await asking;
    }
}
