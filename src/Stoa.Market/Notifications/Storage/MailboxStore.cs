using Microsoft.EntityFrameworkCore;
using Stoa.Market.Notifications.Mails;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Storage;

/// <summary>
/// The mails of all companies, for the mailbox of the micro cloud: as <c>stoa_operator</c>, whose policies let it read every row and
/// write none.
/// </summary>
internal sealed class MailboxStore(StoreContext context) : ComponentStore(context)
{
    protected override string Schema => "notifications";

    protected override DatabaseRole Role => DatabaseRole.Operator;

    public IQueryable<Mail> Mails => Set<Mail>().AsNoTracking();

    protected override void Map(ModelBuilder model) => model.Entity<Mail>();
}
