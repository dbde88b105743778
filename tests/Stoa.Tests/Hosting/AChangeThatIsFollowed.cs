using Stoa.Platform.Hosting;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Hosting;

/// <summary>The clock stands still: a wait that ends was ended by the change.</summary>
public sealed class AChangeThatIsFollowed
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ManualClock clock = new();
    private readonly WakeSignal wake = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_heard_by_everybody_who_follows_the_thing()
    {
        using var one = wake.Changes.Watch("dep_1");
        using var another = wake.Changes.Watch("dep_1");
        using var else_ = wake.Changes.Watch("dep_2");
        var waits = new[] { Wait(one), Wait(another), Wait(else_) };
        wake.Changed("dep_1");
        await Task.WhenAll(waits[..2]).WaitAsync(Patience, Cancel);
        Assert.False(waits[2].IsCompleted);
        wake.Changed("dep_2");
        await waits[2].WaitAsync(Patience, Cancel);
    }

    [Fact]
    public async Task Is_kept_for_a_follower_who_is_looking_just_then()
    {
        using var watch = wake.Changes.Watch("dep_1");
        wake.Changed("dep_1");
        wake.Changed("dep_1");
        await Wait(watch).WaitAsync(Patience, Cancel);
        Assert.False(Wait(watch).IsCompleted);
    }

    [Fact]
    public void Is_no_business_of_who_follows_no_longer()
    {
        var watch = wake.Changes.Watch("dep_1");
        watch.Dispose();
        watch.Dispose();
        wake.Changed("dep_1");
        Assert.False(Wait(watch).IsCompleted);
    }

    [Fact]
    public async Task Is_heard_in_another_process()
    {
        var other = new WakeSignal();
        using var watch = other.Changes.Watch("dep_1");
        wake.Changed("dep_1");
        foreach (var topic in wake.TakeUnsent()) other.Hear(topic);
        await Wait(watch).WaitAsync(Patience, Cancel);
        Assert.Empty(wake.TakeUnsent());
    }

    [Fact]
    public void Is_carried_with_a_few_others_at_once_and_dropped_when_too_many_wait()
    {
        wake.Raise(WakeSignal.Runs);
        for (var i = 0; i < ChangeSignal.MostUnsent + 5; i++) wake.Changed($"dep_{i}");
        var carried = new List<int>();
        while (wake.TakeUnsent() is { Count: > 0 } some) carried.Add(some.Count);
        Assert.Equal(ChangeSignal.Batch + 1, carried[0]);
        Assert.Equal(ChangeSignal.MostUnsent + 1, carried.Sum());
        Assert.All(carried.Skip(1), count => Assert.Equal(ChangeSignal.Batch, count));
    }

    private Task Wait(ChangeWatch watch) => watch.Wait(TimeSpan.FromMinutes(1), clock, Cancel);
}
