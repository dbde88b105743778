using Stoa.Contracts.Compute;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>Which rule a command falls under.</summary>
internal static class RuleMatching
{
    /// <summary>True when the rule's scope holds the command.</summary>
    public static bool Covers(this SimulatorRule rule, SimulatedCommand command, string key, SimulatedPlace place) =>
        (rule.Command == SimulatedCommand.Any || rule.Command == command)
        && (rule.Machine ?? key) == key && (rule.Zone ?? place.Zone) == place.Zone && (rule.Host ?? place.Host) == place.Host;

    /// <summary>True when the rule takes effect on the <paramref name="nth"/> command (from 0) that it covers.</summary>
    public static bool AppliesTo(this SimulatorRule rule, long nth) =>
        nth >= rule.Skip && (rule.Times == 0 || nth < (long)rule.Skip + rule.Times) && Draw(rule.Seed, nth) < rule.Chance;

    // SplitMix64 (Steele, Lea, Flood 2014): a draw that depends on seed and place only, so that a restart does not change it.
    private static double Draw(long seed, long nth)
    {
        var z = (ulong)seed + ((ulong)(nth + 1) * 0x9E3779B97F4A7C15UL);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }
}
