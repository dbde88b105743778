using Microsoft.EntityFrameworkCore;
using Stoa.Market.Billing.Ledger;
using Stoa.Market.Billing.PaymentMethods;
using Stoa.Market.Billing.Payments;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.Storage;

internal sealed class BillingStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<PaymentMethod> PaymentMethods => Set<PaymentMethod>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<LedgerTransaction> Ledger => Set<LedgerTransaction>();

    protected override string Schema => "billing";

    protected override void Map(ModelBuilder model)
    {
        LedgerMap.Apply(model);
        model.Entity<PaymentMethod>();
        model.Entity<Payment>().ComplexProperty(payment => payment.Amount, amount =>
        {
            amount.Property(a => a.Amount).HasColumnName("amount").HasPrecision(19, 4);
            amount.Property(a => a.Currency).HasColumnName("currency");
        });
    }
}
