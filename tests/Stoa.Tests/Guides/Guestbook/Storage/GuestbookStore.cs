using Microsoft.EntityFrameworkCore;
using Stoa.Platform.Storage;
using Stoa.Tests.Guides.Guestbook.Entries;

namespace Stoa.Tests.Guides.Guestbook.Storage;

internal sealed class GuestbookStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<Entry> Entries => Set<Entry>();

    protected override string Schema => "guestbook";

    protected override void Map(ModelBuilder model) => model.Entity<Entry>();
}
