using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Stoa.Market.Catalog.Products;
using Stoa.Platform.Storage;

namespace Stoa.Market.Catalog.Storage;

internal sealed class CatalogStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<Product> Products => Set<Product>();

    /// <summary>Products with at least one plan, to be read only.</summary>
    public IQueryable<Product> ForSale => Products.AsNoTracking().Include(product => product.Plans).Where(product => product.Plans.Any());

    protected override string Schema => "catalog";

    /// <summary>Two processes that start at once seed one after the other.</summary>
    public Task WaitForOtherSeeders(CancellationToken cancel) =>
        Database.ExecuteSqlAsync($"SELECT pg_advisory_xact_lock(hashtext('catalog.samples'))", cancel);

    protected override void Map(ModelBuilder model)
    {
        model.Entity<Product>(Map);
        model.Entity<Plan>(Map);
    }

    private static void Map(EntityTypeBuilder<Product> product)
    {
        product.Property(p => p.Vendor).HasColumnName("tenant_id");
        product.HasMany(p => p.Plans).WithOne().HasForeignKey(plan => plan.ProductId);
        product.HasIndex(p => p.Slug).IsUnique();
        product.HasIndex(p => new { p.CreatedAt, p.Id });
    }

    private static void Map(EntityTypeBuilder<Plan> plan)
    {
        plan.Property(p => p.Vendor).HasColumnName("tenant_id");
        plan.ComplexProperty(p => p.Price);
        plan.ComplexProperty(p => p.SetupFee);
        plan.ComplexProperty(p => p.Machine, machine =>
        {
            machine.Property(m => m.Cores).HasColumnName("cores");
            machine.Property(m => m.MemoryMiB).HasColumnName("memory_mib");
            machine.Property(m => m.DiskGiB).HasColumnName("disk_gib");
            machine.Property(m => m.DataDiskGiB).HasColumnName("data_disk_gib");
            machine.Property(m => m.Image).HasColumnName("image");
        });
        plan.HasIndex(p => new { p.ProductId, p.Code }).IsUnique();
    }
}
