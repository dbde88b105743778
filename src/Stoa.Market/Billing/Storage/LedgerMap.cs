using Microsoft.EntityFrameworkCore;
using Stoa.Market.Billing.Ledger;

namespace Stoa.Market.Billing.Storage;

/// <summary>How the ledger lies in its tables.</summary>
internal static class LedgerMap
{
    public static void Apply(ModelBuilder model)
    {
        model.Entity<LedgerEntry>(entry =>
        {
            entry.HasKey(e => new { e.TransactionId, e.Line });
            entry.Property(e => e.Amount).HasPrecision(19, 4);
        });
        model.Entity<LedgerTransaction>().HasMany(t => t.Entries).WithOne().HasForeignKey(e => e.TransactionId);
    }
}
