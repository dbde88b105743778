using Stoa.Contracts.Subscriptions;
using Stoa.Platform.Http;

namespace Stoa.Market.Subscriptions;

/// <summary>The refusals of this component.</summary>
internal static class SubscriptionsProblems
{
    public static readonly ProblemType AddressMissing = new(SubscriptionsClient.AddressMissing, 409, "The company's address is missing",
        "A business orders before it has given its address, which its invoices must say (Directive 2006/112/EC art. 226 point 5).",
        "Give street and town by PUT /api/billing/details or: stoa invoices details --street STREET --city TOWN. Nothing was charged; order again then.");

    public static readonly ProblemType NotPayable = new("subscriptions:not-payable", 409, "No payment is due",
        "Another card is offered for an order that is paid, has expired, or whose payment is under way.",
        "Look at the order's state and detail: while a payment is under way, wait for its outcome.");

    public static readonly ProblemType NotTerminable = new("subscriptions:not-terminable", 409, "It cannot be ended now",
        "The end is asked for of an order that waits for its payment, has expired, or has ended.",
        "An order that is not paid ends by itself.");
}
