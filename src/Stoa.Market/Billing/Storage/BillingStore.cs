using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.CreditNotes;
using Stoa.Market.Billing.Details;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Billing.Ledger;
using Stoa.Market.Billing.PaymentMethods;
using Stoa.Market.Billing.Payments;
using Stoa.Platform.Storage;

namespace Stoa.Market.Billing.Storage;

internal sealed class BillingStore(StoreContext context) : ComponentStore(context)
{
    private readonly OperationContext operation = context.Operation;

    public DbSet<PaymentMethod> PaymentMethods => Set<PaymentMethod>();

    public DbSet<Payment> Payments => Set<Payment>();

    public DbSet<LedgerTransaction> Ledger => Set<LedgerTransaction>();

    public DbSet<BillingDetails> Details => Set<BillingDetails>();

    public DbSet<Invoice> Invoices => Set<Invoice>();

    /// <summary>What this company is charged. What it charges others, as an issuer, is not among them.</summary>
    public IQueryable<Invoice> MyInvoices
    {
        get
        {
            var me = operation.Tenant;
            return Invoices.Where(invoice => invoice.CustomerId == me);
        }
    }

    public DbSet<CreditNote> CreditNotes => Set<CreditNote>();

    /// <summary>What this company charges others.</summary>
    public IQueryable<Invoice> IssuedByMe
    {
        get
        {
            var me = operation.Tenant;
            return Invoices.Where(invoice => invoice.IssuerId == me);
        }
    }

    protected override string Schema => "billing";

    /// <summary>Null for an order that was placed before there were drafts.</summary>
    public Task<Invoice?> InvoiceOf(OrderId order, CancellationToken cancel) => MyInvoices.SingleOrDefaultAsync(invoice => invoice.OrderId == order, cancel);

    /// <summary>Null until the company signed up here or gave its address.</summary>
    public Task<BillingDetails?> MyDetails(CancellationToken cancel) => Details.SingleOrDefaultAsync(cancel);

    protected override void Map(ModelBuilder model)
    {
        LedgerMap.Apply(model);
        InvoiceMap.Apply(model);
        model.Entity<PaymentMethod>().Ignore(method => method.Title);
        model.Entity<CreditNote>().Ignore(note => note.Book);
        model.Entity<BillingDetails>(details =>
        {
            details.HasKey(d => d.TenantId);
            details.Ignore(d => d.HasAddress).Ignore(d => d.IsBusiness);
        });
        model.Entity<Payment>().Ignore(payment => payment.Book).Ignore(payment => payment.IsOpen).ComplexProperty(payment => payment.Amount, amount =>
        {
            amount.Property(a => a.Amount).HasColumnName("amount").HasPrecision(19, 4);
            amount.Property(a => a.Currency).HasColumnName("currency");
        });
    }
}
