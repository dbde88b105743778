using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Contracts.Billing;

/// <summary>The money for an order came.</summary>
public sealed record PaymentSucceeded(PaymentId Payment, OrderId Order, Money Amount) : IMessage
{
    public static string WireName => "billing.payment-succeeded";
    public string Key => Order.ToString();
}

/// <summary>The money for an order will not come by this payment method.</summary>
/// <param name="Payment">The attempt.</param>
/// <param name="Order">For what.</param>
/// <param name="Code">The gateway's, such as <c>card_declined</c>.</param>
/// <param name="Detail">For the customer.</param>
public sealed record PaymentDeclined(PaymentId Payment, OrderId Order, string Code, string Detail) : IMessage
{
    public static string WireName => "billing.payment-declined";
    public string Key => Order.ToString();
}

/// <summary>The bank wants the customer to confirm the payment (3-D Secure).</summary>
public sealed record PaymentActionRequired(PaymentId Payment, OrderId Order) : IMessage
{
    public static string WireName => "billing.payment-action-required";
    public string Key => Order.ToString();
}

/// <summary>An invoice got its number. Its document is at documents, under the invoice's id.</summary>
/// <param name="Invoice">The invoice.</param>
/// <param name="Number">Free of gaps by issuer and series.</param>
/// <param name="Order">What it charges.</param>
/// <param name="OrderNumber">For people.</param>
/// <param name="Customer">Who is charged.</param>
/// <param name="Total">Gross.</param>
public sealed record InvoiceIssued(InvoiceId Invoice, string Number, OrderId Order, long OrderNumber, TenantId Customer, Money Total) : IMessage
{
    public static string WireName => "billing.invoice-issued";
    public string Key => Order.ToString();
}

/// <summary>A credit note got its number. Its document is at documents, under its id.</summary>
/// <param name="Note">The credit note.</param>
/// <param name="Number">Free of gaps by issuer and series.</param>
/// <param name="Invoice">What it takes back.</param>
/// <param name="InvoiceNumber">For people.</param>
/// <param name="Customer">Whose invoice it was.</param>
/// <param name="Total">Gross of the invoice, above nothing.</param>
/// <param name="IsRefunded">True when it was paid: the gateway is asked to give the money back.</param>
public sealed record CreditNoteIssued(
    CreditNoteId Note, string Number, InvoiceId Invoice, string InvoiceNumber, TenantId Customer, Money Total, bool IsRefunded) : IMessage
{
    public static string WireName => "billing.credit-note-issued";
    public string Key => Invoice.ToString();
}
