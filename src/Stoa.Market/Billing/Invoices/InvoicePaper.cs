using System.Globalization;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Billing.Invoices;

/// <summary>What stands on the paper of an invoice.</summary>
internal sealed class InvoicePaper(BillingOptions options, AccountsClient accounts)
{
    private static readonly InvoiceParty Unnamed = new("", [], "");

    /// <summary>All but the buyer.</summary>
    public InvoiceRequest Draft(Invoice invoice, IssueInvoiceState state, DateOnly today) => new(
        invoice.IssuerId, $"{options.InvoiceSeries}-{today.Year}", today, "en", invoice.Totals.Gross.Currency,
        new InvoiceParty(options.SellerName, options.SellerAddress, options.SellerCountry, options.SellerVatNumber), Unnamed,
        [.. invoice.Totals.Lines.Select(line => Line(line, RateOf(invoice.Totals)))],
        [.. invoice.Totals.Vat.Select(vat => new InvoiceVat(vat.RatePercent, vat.Base.Amount, vat.Amount.Amount))],
        new InvoiceTotal(invoice.Totals.Net.Amount, (invoice.Totals.Gross - invoice.Totals.Net).Amount, invoice.Totals.Gross.Amount))
    {
        Reference = $"Order {invoice.OrderNumber}",
        Payment = $"Paid on {state.PaidAt.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} by {state.PaidBy}",
    };

    /// <exception cref="InvalidOperationException">Accounts does not know who paid.</exception>
    public async Task<InvoiceParty> Buyer(TenantId customer, CancellationToken cancel) =>
        await accounts.Company(customer, cancel) is { } company
            ? new InvoiceParty(company.Name, [], company.Country, company.VatNumber)
            : throw new InvalidOperationException($"Accounts knows no company {customer}.");

    private static InvoiceLine Line(LineView line, decimal rate) =>
        new(line.Text, line.Trace is null ? null : TraceWords.Of(line.Trace), line.Quantity, line.UnitPrice.Amount, line.Net.Amount, rate);

    // Everything that is sold has the standard rate of its customer's country, so there is one.
    private static decimal RateOf(TotalsView totals) => totals.Vat.Single().RatePercent;
}
