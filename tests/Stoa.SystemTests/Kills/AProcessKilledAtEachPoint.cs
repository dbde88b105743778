using System.Globalization;

namespace Stoa.SystemTests.Kills;

/// <summary>
/// The points are found by a run that nobody disturbs: before and after each commit and each mail of each flow. Then the process dies
/// there. At all that is outside and at a share of the commits; with <c>STOA_KILLS=all</c> at every point, with a number at
/// every so many-th commit, with other words at the points that they name.
/// </summary>
public sealed class AProcessKilledAtEachPoint : IDisposable
{
    // Two cores are busy with three lives; more only help where each is waiting, mostly for the lease of the process before.
    private static readonly int Lanes = int.TryParse(Environment.GetEnvironmentVariable("STOA_KILL_LANES"), CultureInfo.InvariantCulture, out var asked) ? asked : 3;

    // A point at which two commits are now one and now two may stay away for long; a try without a kill is quick.
    private const int Tries = 24;

    /// <summary>One in so many commits by default.</summary>
    private const int Share = 16;

    /// <summary>May only grow: fewer points means that the recorder sees less than it did.</summary>
    private const int Golden = 430;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-kills-");

    [Fact]
    public async Task Leaves_exactly_one_of_each_thing()
    {
        var cancel = TestContext.Current.CancellationToken;
        File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        var lives = await Task.WhenAll(Enumerable.Range(1, Lanes).Select(_ => KilledLife.Start(folder, cancel)));
        try
        {
            // Commits that come at the same time may be one or two: what most lives do is what a process can be killed at.
            var recordings = await Task.WhenAll(lives.Select(life => life.Record(cancel)));
            var recorded = recordings.SelectMany(points => points).GroupBy(point => point).Where(seen => 2 * seen.Count() > lives.Length).Select(seen => seen.Key).ToList();
            var points = Chosen(recorded);
            Assert.True(points.Count > 0, $"No point is named so. There are:\n{string.Join('\n', recorded.Select(point => point.Effect.Name).Distinct())}");
            var left = new KillQueue(points, Tries);
            await Task.WhenAll(lives.Select(life => life.Kill(left, cancel)));
            TestContext.Current.TestOutputHelper!.WriteLine($"{recorded.Count} points recorded, of them now {points.Count}");
            TestContext.Current.TestOutputHelper!.WriteLine($"{points.Count} points, {left.Killed} killed");
            foreach (var fault in left.Faults) TestContext.Current.TestOutputHelper!.WriteLine(fault);
            Assert.Empty(left.Faults);
            Assert.Equal(points.Count, left.Killed);
            Assert.True(recorded.Count >= Golden, $"{recorded.Count} points are recorded, and {Golden} were before.");
        }
        finally
        {
            foreach (var life in lives) await life.DisposeAsync();
        }
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static IReadOnlyList<KillPoint> Chosen(IReadOnlyList<KillPoint> recorded) => Environment.GetEnvironmentVariable("STOA_KILLS") switch
    {
        "all" => recorded,
        null or "" => Chosen(recorded, Share),
        var share when int.TryParse(share, CultureInfo.InvariantCulture, out var asked) => Chosen(recorded, asked),
        var words => [.. recorded.Where(point => point.ToString().Contains(words, StringComparison.Ordinal))],
    };

    private static IReadOnlyList<KillPoint> Chosen(IReadOnlyList<KillPoint> recorded, int share) =>
        [.. recorded.Where((point, index) => point.Effect.IsOutside || index % share == 0)];
}
