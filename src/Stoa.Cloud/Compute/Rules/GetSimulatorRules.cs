using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Cloud.Providers.Simulator;
using Stoa.Contracts.Compute;

namespace Stoa.Cloud.Compute.Rules;

/// <summary><c>GET simulator/rules</c>: the rules, and how often each was met and applied.</summary>
internal static class GetSimulatorRules
{
    public static async Task<Ok<SimulatorRulesView>> Handle(SimulatorRulebook rulebook, CancellationToken cancel) =>
        TypedResults.Ok(new SimulatorRulesView(await rulebook.Read(cancel)));
}
