namespace Stoa.Tests.Architecture;

/// <summary>The patches of <c>build/mutants</c>, which <c>./test --mutants</c> alone applies: what they change must still be there.</summary>
public sealed class TheMutants
{
    private const string Tests = "# tests: ";

    private static IEnumerable<string> Patches => Directory.EnumerateFiles(Path.Combine(Product.Root, "build", "mutants"), "*.patch");

    [Fact]
    public void Fit_the_source_and_name_tests_that_there_are()
    {
        Assert.NotEmpty(Patches);
        Judgement.NoneOf(Patches.SelectMany(patch => Faults(Path.GetFileName(patch), File.ReadAllLines(patch))));
    }

    [Fact]
    public void Are_found_to_fit_nothing_and_to_name_no_test() => Assert.Equal(
        ["planted names Stoa.Tests.Nobody, which is no test.", "planted does not fit build/mutants/run any more."],
        Faults("planted", [$"{Tests}{typeof(TheMutants).FullName} Stoa.Tests.Nobody", "--- a/build/mutants/run", "+++ b/build/mutants/run", "@@ -1,2 +1,2 @@", " #!/usr/bin/env bash", "-nothing of this", "+something"]));

    private static IEnumerable<string> Faults(string name, string[] patch)
    {
        foreach (var test in patch.Where(line => line.StartsWith(Tests, StringComparison.Ordinal)).SelectMany(line => line[Tests.Length..].Split(' ')))
            if (typeof(TheMutants).Assembly.GetType(test) is null) yield return $"{name} names {test}, which is no test.";
        foreach (var (file, before) in Hunks(patch))
            if (!Product.Read(file).Contains(before, StringComparison.Ordinal)) yield return $"{name} does not fit {file} any more.";
    }

    // Each hunk's file, and its lines as they are before it.
    private static IEnumerable<(string File, string Before)> Hunks(string[] patch)
    {
        const string From = "--- a/";
        var file = "";
        for (var at = 0; at < patch.Length; at++)
        {
            if (patch[at].StartsWith(From, StringComparison.Ordinal)) file = patch[at][From.Length..];
            if (!patch[at].StartsWith("@@", StringComparison.Ordinal)) continue;
            var hunk = patch.Skip(at + 1).TakeWhile(line => line.Length == 0 || line[0] is ' ' or '-' or '+' && !line.StartsWith("---", StringComparison.Ordinal));
            yield return (file, string.Join('\n', hunk.Where(line => line.Length == 0 || line[0] is ' ' or '-').Select(line => line.Length == 0 ? "" : line[1..])));
        }
    }
}
