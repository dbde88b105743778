using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Invoices;

namespace Stoa.Market.Billing.Storage;

/// <summary>How invoices lie in their table.</summary>
internal static class InvoiceMap
{
    public static void Apply(ModelBuilder model) => model.Entity<Invoice>(invoice =>
    {
        invoice.Ignore(i => i.Book).Ignore(i => i.Charge);
        invoice.Property(i => i.Totals).HasColumnType("jsonb").HasConversion(
            totals => JsonSerializer.Serialize(totals, StoaJson.Tolerant), json => JsonSerializer.Deserialize<TotalsView>(json, StoaJson.Tolerant)!);
    });
}
