using System.Globalization;
using Stoa.Contracts.Billing.Pricing;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Details;

namespace Stoa.Market.Billing.Invoices;

/// <summary>What stands on the paper of an invoice.</summary>
internal sealed class InvoicePaper(BillingOptions options)
{
    private static readonly InvoiceParty Unnamed = new("", [], "");

    /// <summary>All but the seller, and of the buyer what it gave itself.</summary>
    public InvoiceRequest Draft(Invoice invoice, IssueInvoiceState state, BillingDetails? buyer, DateOnly today)
    {
        var (totals, language, paidOn) = (invoice.Totals, buyer?.Language ?? "en", DateOnly.FromDateTime(state.PaidAt.UtcDateTime));
        var words = PaperWords.In(language);
        return new InvoiceRequest(
            invoice.IssuerId, $"{options.InvoiceSeries}-{today.Year}", today, language, totals.Gross.Currency, Unnamed, buyer?.ToParty() ?? Unnamed,
            [.. totals.Lines.Select(line => Line(line, line.RatePercent ?? RateOf(totals), words))],
            [.. totals.Vat.Select(vat => new InvoiceVat(vat.RatePercent, vat.Base.Amount, vat.Amount.Amount))],
            new InvoiceTotal(totals.Net.Amount, (totals.Gross - totals.Net).Amount, totals.Gross.Amount))
        {
            Reference = invoice.OrderNumber.ToString(CultureInfo.InvariantCulture),
            // Paid before it is supplied: the tax is due when the money comes (Directive 2006/112/EC art. 65).
            SuppliedOn = paidOn == today ? null : paidOn,
            Paid = new InvoicePayment(paidOn, state.PaidBy),
            Notes = totals.Vat.Any(vat => vat.RatePercent == 0m) ? words.Outside : null,
        };
    }

    private static InvoiceLine Line(LineView line, decimal rate, PaperWords words) =>
        new(words.Line(line), line.Trace is null ? null : TraceWords.Of(line.Trace, words.Numbers), line.Quantity, line.UnitPrice.Amount, line.Net.Amount, rate);

    // Lines from before each had its rate were all of one.
    private static decimal RateOf(TotalsView totals) => totals.Vat.Single().RatePercent;
}
