using Microsoft.AspNetCore.Builder;
using Stoa.Contracts.Operations;
using Stoa.Platform.Http;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Operations.Parked;
using Stoa.Platform.Operations.Runs;
using Stoa.Platform.Operations.Status;
using Stoa.Platform.Security;

namespace Stoa.Platform.Operations;

/// <summary>
/// <c>/api/platform</c>: what operators look at and do. It is about what all processes share, so each of them answers it by itself;
/// an operator reaches it as long as any process is up.
/// </summary>
internal static class OperationsRoutes
{
    private const string Harmless = "it ensures a state: the second time finds it there";

    public static void Map(WebApplication routes)
    {
        var api = new ComponentRoutes(OperationsClient.Platform, routes).Api();
        api.MapGet("status", GetStatus.Handle).Allow(Callers.Operator);
        api.MapGet("runs", ListRuns.Handle).Allow(Callers.Operator);
        api.MapGet("runs/{id}", GetRun.Handle).Allow(Callers.Operator);
        api.MapPost("runs/{id}/cancellation", CancelRun.Handle).Allow(Callers.Operator).WithoutKey(Harmless);
        api.MapGet("parked-messages", ListParkedMessages.Handle).Allow(Callers.Operator);
        api.MapGet("parked-messages/{id}", GetParkedMessage.Handle).Allow(Callers.Operator);
        api.MapPost("parked-messages/{id}/replay", ReplayParkedMessage.Handle).Allow(Callers.Operator).WithoutKey("the second time finds nothing parked");
        api.MapDelete("parked-messages/{id}", SkipParkedMessage.Handle).Allow(Callers.Operator);
        api.MapGet("acts", ListActs.Handle).Allow(Callers.Operator);
    }
}
