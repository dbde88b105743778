using Stoa.Platform.Http;

namespace Stoa.Market.Billing;

/// <summary>The refusals of this component.</summary>
internal static class BillingProblems
{
    public static readonly ProblemType CardRefused = new("billing:card-refused", 422, "The card is not accepted",
        "The payment gateway does not take the card.", "Take another card; see errors for what is wrong with this one.");

    public static readonly ProblemType NothingToConfirm = new("billing:nothing-to-confirm", 409, "There is nothing to confirm",
        "The payment does not wait for its customer: it was confirmed, refused or given up already.", "Look at the order: it says how the payment ended.");

    public static readonly ProblemType NotIssued = new("billing:invoice-not-issued", 409, "The invoice is not issued",
        "It has no number, so there is nothing to take back.", "Wait until it is issued, or let the order expire: its draft is void then.");

    public static readonly ProblemType NotRefused = new("billing:refund-not-refused", 409, "No refund stands refused",
        "The invoice is not taken back, or its refund is done or under way, perhaps because another operator was faster.",
        "Look at the issued invoices: what was refused and waits for somebody is shown there.");

    public static readonly ProblemType GatewayAway = new("billing:gateway-not-available", 503, "Cards cannot be added at the moment",
        "The payment gateway does not answer.", "Nothing was charged or kept. Try again in a few minutes.");
}
