using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Orders;
using Stoa.Platform.Storage;

namespace Stoa.Market.Subscriptions.Storage;

internal sealed class SubscriptionsStore(StoreContext context) : ComponentStore(context)
{
    private readonly OperationContext operation = context.Operation;

    public DbSet<Order> Orders => Set<Order>();

    public DbSet<Subscription> Subscriptions => Set<Subscription>();

    /// <summary>What this company ordered. The rows of its customers, which it sees as a vendor, are not among them.</summary>
    public IQueryable<Subscription> Mine
    {
        get
        {
            var me = operation.Tenant;
            return WithOrder.Where(subscription => subscription.CustomerId == me);
        }
    }

    protected override string Schema => "subscriptions";

    private IQueryable<Subscription> WithOrder => Subscriptions.Include(subscription => subscription.Order);

    public Task<Subscription?> FindMine(OrderId order, CancellationToken cancel) =>
        Mine.SingleOrDefaultAsync(subscription => subscription.OrderId == order, cancel);

    /// <summary>The subscription that a message is about.</summary>
    /// <exception cref="InvalidOperationException">There is none: the message's sender and this component disagree.</exception>
    public Task<Subscription> Of(OrderId order, CancellationToken cancel) =>
        WithOrder.SingleAsync(subscription => subscription.OrderId == order, cancel);

    public Task<long> NextOrderNumber(CancellationToken cancel) =>
        Database.SqlQuery<long>($"SELECT nextval('subscriptions.order_number') AS \"Value\"").SingleAsync(cancel);

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Order>(Map);
        model.Entity<Subscription>(Map);
    }

    private static void Map(EntityTypeBuilder<Order> order)
    {
        order.Property(o => o.Totals).HasColumnType("jsonb").HasConversion(
            totals => JsonSerializer.Serialize(totals, StoaJson.Tolerant), json => JsonSerializer.Deserialize<TotalsView>(json, StoaJson.Tolerant)!);
        order.HasIndex(o => new { o.StorefrontId, o.Number }).IsUnique();
    }

    private static void Map(EntityTypeBuilder<Subscription> subscription)
    {
        subscription.HasOne(s => s.Order).WithOne().HasForeignKey<Subscription>(s => s.OrderId);
        subscription.ComplexProperty(s => s.Machine, machine =>
        {
            machine.Property(m => m.Cores).HasColumnName("cores");
            machine.Property(m => m.MemoryMiB).HasColumnName("memory_mib");
            machine.Property(m => m.DiskGiB).HasColumnName("disk_gib");
            machine.Property(m => m.DataDiskGiB).HasColumnName("data_disk_gib");
            machine.Property(m => m.Image).HasColumnName("image");
        });
    }
}
