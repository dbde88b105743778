using Stoa.Platform.Http.Edge;

namespace Stoa.Tests.Http.Edge;

public sealed class StreamsThatStayOpen
{
    private readonly OpenStreams streams = new();

    [Fact]
    public void Are_limited_for_each_who_holds_them()
    {
        for (var i = 0; i < OpenStreams.Most; i++) Assert.NotNull(streams.Take("ada"));
        Assert.Null(streams.Take("ada"));
        Assert.NotNull(streams.Take("grace"));
    }

    [Fact]
    public void Leave_their_place_to_others_once_when_they_end()
    {
        var places = Enumerable.Range(0, OpenStreams.Most).Select(_ => streams.Take("ada")!).ToList();
        places[0].Dispose();
        places[0].Dispose();
        Assert.NotNull(streams.Take("ada"));
        Assert.Null(streams.Take("ada"));
    }
}
