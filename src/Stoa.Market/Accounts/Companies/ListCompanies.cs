using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http.Lists;

namespace Stoa.Market.Accounts.Companies;

/// <summary><c>GET companies</c>: all of them, newest first; those of <c>?id=</c> where some are named. For operators.</summary>
internal static class ListCompanies
{
    private static readonly NewestFirst<Company, TenantId> Order = new(company => company.RegisteredAt, company => company.Id);

    public static async Task<Ok<Page<CompanyView>>> Handle([FromQuery] TenantId[] id, Paging paging, CompanyRoll roll, CancellationToken cancel)
    {
        var asked = id.Length == 0 ? roll.Companies : roll.Companies.Where(company => id.Contains(company.Id));
        var page = await asked.ToPage(paging, Order, cancel);
        return TypedResults.Ok(page.Select(company => company.ToView()));
    }
}
