using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Accounts.Companies;

/// <summary>A company's own data, for the company itself and for components that work for it.</summary>
internal static class GetCompany
{
    public static async Task<Results<Ok<CompanyView>, ProblemHttpResult>> Handle(TenantId id, AccountsStore store, CancellationToken cancel)
    {
        var company = await store.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancel);
        return company is null ? Problems.NotFound("company") : TypedResults.Ok(company.ToView());
    }
}
