using Microsoft.EntityFrameworkCore;
using Stoa.Market.Accounts.Companies;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Storage;

/// <summary>All companies, for operators: as <c>stoa_operator</c>, whose policies let it read every row and write none.</summary>
internal sealed class CompanyRoll(StoreContext context) : ComponentStore(context)
{
    protected override string Schema => "accounts";

    protected override DatabaseRole Role => DatabaseRole.Operator;

    public IQueryable<Company> Companies => Set<Company>().AsNoTracking();

    protected override void Map(ModelBuilder model) => model.Entity<Company>();
}
