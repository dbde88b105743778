using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Security;

namespace Stoa.Market.Accounts.People;

/// <summary>Who the caller is.</summary>
internal static class GetMe
{
    public static async Task<Results<Ok<Me>, ProblemHttpResult>> Handle(HttpContext context, AuthStore store, CancellationToken cancel)
    {
        var caller = context.Caller();
        return await store.Act(caller.User!.Value, caller.Tenant, cancel) is { } acting
            ? TypedResults.Ok(acting.ToMe())
            : Problems.NotFound("person");
    }
}
