using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Web.Browsing;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Pages.Orders;

/// <summary>Turns what the form says about paying into a payment method.</summary>
internal sealed class Payment(BillingClient billing, Phrases text, PageContext context)
{
    /// <exception cref="ProblemException">The card is refused, or the form is incomplete; the faults are named as the form names its fields.</exception>
    public async Task<PaymentMethodId> Method(PaymentForm form)
    {
        if (TypeId.TryParse<PaymentMethodId>(form.Card, out var known)) return known;
        var card = new CardRequest(Digits(form.Number), 0, 0, form.Cvc ?? "", form.Holder ?? "");
        if (Expiry.TryParse(form.Expiry, out var month, out var year)) card = card with { ExpiryMonth = month, ExpiryYear = year };
        else throw Refused([new("/expiry", text["card.expiry-fault"])]);
        try
        {
            // The order that follows is another request: it needs another key.
            var method = await billing.AddCard(card, $"{form.Key}-card", context.Cancel);
            form.Card = method.Id.ToString();
            return method.Id;
        }
        catch (ProblemException refused) when (refused.Problem.Errors is { } errors)
        {
            throw new ProblemException(refused.Problem with { Errors = [.. errors.Select(AsTheFormNamesIt)] });
        }
    }

    private static FieldError AsTheFormNamesIt(FieldError error) =>
        error.Pointer.StartsWith("/expiry", StringComparison.Ordinal) ? error with { Pointer = "/expiry" } : error;

    private static string Digits(string? number) => (number ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);

    private ProblemException Refused(IReadOnlyList<FieldError> errors) => new(new Problem("stoa:invalid-input", text["problem.form"], 422, null, errors));
}
