using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Notifications.Contacts;
using Stoa.Market.Notifications.Mails;
using Stoa.Market.Notifications.Orders;
using Stoa.Platform.Storage;

namespace Stoa.Market.Notifications.Storage;

/// <summary>The mails of one company, and the copies that they are made from.</summary>
internal sealed class NotificationsStore(StoreContext context) : ComponentStore(context)
{
    protected override string Schema => "notifications";

    public DbSet<Mail> Mails => Set<Mail>();
    public DbSet<Contact> Contacts => Set<Contact>();
    public DbSet<KnownOrder> Orders => Set<KnownOrder>();

    /// <summary>To whom the company's mails go.</summary>
    /// <exception cref="NotHeardYetException">Messages of different keys overtake each other: this one comes again.</exception>
    public async Task<Contact> Contact(CancellationToken cancel) =>
        await Contacts.SingleOrDefaultAsync(cancel) ?? throw new NotHeardYetException("the company's address");

    /// <summary>What the order was of.</summary>
    /// <exception cref="NotHeardYetException">See <see cref="Contact"/>.</exception>
    public async Task<KnownOrder> Order(OrderId id, CancellationToken cancel) =>
        await Orders.SingleOrDefaultAsync(order => order.Id == id, cancel) ?? throw new NotHeardYetException($"the order {id}");

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Mail>();
        model.Entity<Contact>().HasKey(contact => contact.TenantId);
        model.Entity<KnownOrder>();
    }
}

/// <summary>A message came before the one that it rests on. It comes again.</summary>
internal sealed class NotHeardYetException(string what) : Exception($"Nothing has been heard yet of {what}.");
