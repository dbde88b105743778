using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Market.Documents.Invoices;
using Stoa.Platform.Storage;

namespace Stoa.Market.Documents.Storage;

/// <summary>Issued invoices, and the last number of each series.</summary>
internal sealed class DocumentsStore(StoreContext context) : ComponentStore(context)
{
    private DbSet<Invoice> Invoices => Set<Invoice>();

    protected override string Schema => "documents";

    public Task<Invoice?> Find(string key, CancellationToken cancel) =>
        Invoices.AsNoTracking().OrderBy(invoice => invoice.IssuedAt).FirstOrDefaultAsync(invoice => invoice.Key == key, cancel);

    /// <summary>The last number of a series, which is the caller's until the transaction ends.</summary>
    public async Task<long> LockSeries(TenantId issuer, string series, CancellationToken cancel)
    {
        await Database.ExecuteSqlAsync($"INSERT INTO documents.series (tenant_id, name, last) VALUES ({issuer.Value}, {series}, 0) ON CONFLICT DO NOTHING", cancel);
        return (await Database.SqlQuery<long>($"SELECT last AS \"Value\" FROM documents.series WHERE tenant_id = {issuer.Value} AND name = {series} FOR UPDATE").ToListAsync(cancel)).Single();
    }

    /// <summary>Writes the invoice and takes its number.</summary>
    public async Task Write(Invoice invoice, CancellationToken cancel)
    {
        await Database.ExecuteSqlAsync($"UPDATE documents.series SET last = {invoice.Number} WHERE tenant_id = {invoice.IssuerId.Value} AND name = {invoice.Series}", cancel);
        Invoices.Add(invoice);
        await SaveChangesAsync(cancel);
    }

    protected override void Map(ModelBuilder model) => model.Entity<Invoice>(invoice =>
    {
        invoice.HasKey(i => new { i.IssuerId, i.Key });
        invoice.Property(i => i.Content).HasColumnType("jsonb").HasConversion(
            content => JsonSerializer.Serialize(content, StoaJson.Tolerant), text => JsonSerializer.Deserialize<InvoiceRequest>(text, StoaJson.Tolerant)!);
    });
}
