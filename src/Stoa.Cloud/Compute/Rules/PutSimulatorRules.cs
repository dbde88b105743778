using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Providers.Simulator;
using Stoa.Contracts.Compute;
using Stoa.Platform.Http;

namespace Stoa.Cloud.Compute.Rules;

/// <summary><c>PUT simulator/rules</c>: replaces all rules; their counts begin anew.</summary>
internal static class PutSimulatorRules
{
    private const int Most = 100;
    private const int LongestMilliseconds = 3_600_000;

    public static async Task<Results<Ok<SimulatorRulesView>, ProblemHttpResult>> Handle(
        SimulatorRules request, SimulatorRulebook rulebook, CancellationToken cancel)
    {
        var faults = new Faults().Require(request.Rules.Count <= Most, "/rules", $"{Most} rules at most");
        foreach (var (i, rule) in request.Rules.Index()) Check(rule, $"/rules/{i}", faults);
        if (faults.Any) return faults.Refuse();
        await rulebook.Replace(request.Rules, cancel);
        return TypedResults.Ok(new SimulatorRulesView(await rulebook.Read(cancel)));
    }

    private static void Check(SimulatorRule rule, string pointer, Faults faults) => faults
        .Require(rule.Skip >= 0, $"{pointer}/skip", "0 or more")
        .Require(rule.Times >= 0, $"{pointer}/times", "0 for all, or how many")
        .Require(rule.Chance is >= 0 and <= 1, $"{pointer}/chance", "0 to 1")
        .Require(rule.DelayMilliseconds is >= 0 and <= LongestMilliseconds, $"{pointer}/delayMilliseconds", $"0 to {LongestMilliseconds}");
}
