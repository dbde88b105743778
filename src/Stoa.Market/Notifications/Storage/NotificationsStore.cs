using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Notifications;
using Stoa.Market.Notifications.Contacts;
using Stoa.Market.Notifications.Mails;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Storage;

/// <summary>Contacts and mails, as the company sees them whose they are.</summary>
internal class NotificationsStore(StoreContext context) : ComponentStore(context)
{
    protected override string Schema => "notifications";

    public DbSet<Contact> Contacts => Set<Contact>();

    public DbSet<Mail> Mails => Set<Mail>();

    public Task<Mail?> FindMail(MailId id, CancellationToken cancel) => Mails.FirstOrDefaultAsync(mail => mail.Id == id, cancel);

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Contact>().HasKey(contact => contact.TenantId);
        model.Entity<Mail>();
    }
}

/// <summary>The mails of all companies, to be read only: for the mailbox of the micro cloud.</summary>
internal sealed class MailboxStore(StoreContext context) : NotificationsStore(context)
{
    protected override DatabaseRole Role => DatabaseRole.Operator;
}
