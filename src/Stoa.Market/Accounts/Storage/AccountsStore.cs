using Microsoft.EntityFrameworkCore;
using Stoa.Market.Accounts.Companies;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Storage;

/// <summary>Companies, each seen by itself.</summary>
internal sealed class AccountsStore(StoreContext context) : ComponentStore(context)
{
    protected override string Schema => "accounts";

    public DbSet<Company> Companies => Set<Company>();

    protected override void Map(ModelBuilder model) => model.Entity<Company>();
}
