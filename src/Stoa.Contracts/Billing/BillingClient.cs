using Stoa.Contracts.Common;
using Stoa.Contracts.Documents;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Contracts.Billing;

/// <summary>Payment methods, payments and invoices.</summary>
public sealed class BillingClient(HttpClient http) : ApiClient(http)
{
    public Task<PaymentMethodView> AddCard(CardRequest request, string key, CancellationToken cancel) =>
        Post<PaymentMethodView>("/api/billing/payment-methods", request, key, cancel);

    /// <summary>Says what can be known to be wrong with a card without asking the gateway. Nothing is changed.</summary>
    /// <exception cref="ProblemException">The card has faults; each is named.</exception>
    public async Task Validate(CardRequest request, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Post, "/api/billing/payment-methods/validation", request, null, cancel);
    }

    public Task<Page<PaymentMethodView>> PaymentMethods(CancellationToken cancel) =>
        Get<Page<PaymentMethodView>>("/api/billing/payment-methods", cancel);

    public Task<PaymentMethodView?> PaymentMethod(PaymentMethodId id, CancellationToken cancel) =>
        Find<PaymentMethodView>($"/api/billing/payment-methods/{id}", cancel);

    /// <summary>How the caller's company stands on invoices.</summary>
    public Task<BillingDetailsView> Details(CancellationToken cancel) => Get<BillingDetailsView>("/api/billing/details", cancel);

    /// <summary>For invoices that are issued from now on; those that were issued keep what they say.</summary>
    public Task<BillingDetailsView> PutDetails(BillingDetailsRequest request, CancellationToken cancel) =>
        Put<BillingDetailsView>("/api/billing/details", request, cancel);

    /// <summary>In whose name the operator's company issues from now on. For operators.</summary>
    public Task<InvoiceParty> Seller(CancellationToken cancel) => Get<InvoiceParty>("/api/billing/seller", cancel);

    /// <summary>Answers the bank of the test gateway.</summary>
    public Task<PaymentAnswered> Confirm(PaymentId id, PaymentConfirmationRequest request, string key, CancellationToken cancel) =>
        Post<PaymentAnswered>($"/api/billing/payments/{id}/confirmation", request, key, cancel);

    /// <summary>The customer's own, newest first.</summary>
    public Task<Page<InvoiceView>> Invoices(string? cursor, CancellationToken cancel) =>
        Get<Page<InvoiceView>>("/api/billing/invoices" + (cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}"), cancel);

    /// <summary>What an order is charged with; null until it is drafted.</summary>
    public async Task<InvoiceView?> InvoiceOf(OrderId order, CancellationToken cancel) =>
        (await Get<Page<InvoiceView>>($"/api/billing/invoices?order={order}", cancel)).Items is [var invoice, ..] ? invoice : null;

    /// <summary>What the operator's company charges others, newest first.</summary>
    public Task<Page<InvoiceView>> IssuedInvoices(string? cursor, CancellationToken cancel) =>
        Get<Page<InvoiceView>>("/api/billing/issued-invoices" + (cursor is null ? "" : $"?cursor={Uri.EscapeDataString(cursor)}"), cancel);

    /// <summary>The one of them with the id; null when there is none. For operators.</summary>
    public async Task<InvoiceView?> IssuedInvoice(InvoiceId id, CancellationToken cancel) =>
        (await Get<Page<InvoiceView>>($"/api/billing/issued-invoices?id={id}", cancel)).Items.FirstOrDefault(invoice => invoice.Id == id);

    /// <summary>The one of them with the number, in capital letters or small ones; null when there is none. For operators.</summary>
    public async Task<InvoiceView?> IssuedInvoice(string number, CancellationToken cancel) =>
        (await Get<Page<InvoiceView>>($"/api/billing/issued-invoices?number={Uri.EscapeDataString(number)}", cancel)).Items
        .FirstOrDefault(invoice => string.Equals(invoice.Number, number, StringComparison.OrdinalIgnoreCase));

    /// <summary>Those whose refund the gateway refused, newest first, each with why. For operators.</summary>
    public Task<Page<InvoiceView>> RefusedRefunds(string? cursor, CancellationToken cancel) => Get<Page<InvoiceView>>(
        $"/api/billing/issued-invoices?creditNote={CreditNoteState.RefundRefused}" + (cursor is null ? "" : $"&cursor={Uri.EscapeDataString(cursor)}"), cancel);

    /// <summary>Tries once more to give back what the gateway refused to give back. For operators.</summary>
    public Task<CreditNoteView> RefundAgain(InvoiceId id, string key, CancellationToken cancel) =>
        Send<CreditNoteView>(HttpMethod.Post, $"/api/billing/invoices/{id}/credit/refund", null, key, cancel);

    /// <summary>Takes an invoice back; asked again it answers the same note. For operators.</summary>
    public Task<CreditNoteView> Credit(InvoiceId id, CreditRequest request, CancellationToken cancel) =>
        Send<CreditNoteView>(HttpMethod.Post, $"/api/billing/invoices/{id}/credit", request, null, cancel);

    public Task<InvoiceView?> Invoice(InvoiceId id, CancellationToken cancel) => Find<InvoiceView>($"/api/billing/invoices/{id}", cancel);
}
