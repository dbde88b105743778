using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Web.Browsing;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Pages.Orders;

/// <summary>Turns what the form says about paying into a payment method.</summary>
internal sealed class Payment(BillingClient billing, Phrases text, PageContext context)
{
    /// <param name="form">As it was sent.</param>
    /// <param name="elsewhere">Check the rest of what is bought: a card is kept only when everything beside it is right too.</param>
    /// <exception cref="ProblemException">All faults of all of them at once, named as the form names its fields; or the card is refused.</exception>
    public async Task<PaymentMethodId> Method(PaymentForm form, params Func<Task>[] elsewhere)
    {
        List<Problem?> problems = [];
        foreach (var check in elsewhere) problems.Add(await Fault(check));
        if (TypeId.TryParse<PaymentMethodId>(form.Card, out var known))
        {
            Refuse(problems, isExpiryReadable: true);
            return known;
        }

        var isReadable = Expiry.TryParse(form.Expiry, out var month, out var year);
        var card = new CardRequest(Digits(form.Number), month, year, form.Cvc ?? "", form.Holder ?? "");
        problems.Add(await Fault(() => billing.Validate(card, context.Cancel)));
        Refuse(problems, isReadable);
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

    // Other refusals than faults (nobody is signed in, no machine more is allowed) are not for this form to mend.
    private static async Task<Problem?> Fault(Func<Task> check)
    {
        try
        {
            await check();
            return null;
        }
        catch (ProblemException refused) when (refused.Problem.Errors is not null)
        {
            return refused.Problem;
        }
    }

    private void Refuse(IEnumerable<Problem?> problems, bool isExpiryReadable)
    {
        var found = problems.OfType<Problem>().ToList();
        var errors = found.SelectMany(problem => problem.Errors!).Select(AsTheFormNamesIt);
        List<FieldError> all = isExpiryReadable ? [.. errors] : [.. errors.Where(error => error.Pointer != "/expiry"), new("/expiry", text["card.expiry-fault"])];
        if (all.Count > 0)
            throw new ProblemException((found.FirstOrDefault() ?? new Problem("stoa:invalid-input", text["problem.stoa:invalid-input"], 422)) with { Errors = all });
    }

    private static FieldError AsTheFormNamesIt(FieldError error) =>
        error.Pointer.StartsWith("/expiry", StringComparison.Ordinal) ? error with { Pointer = "/expiry" } : error;

    private static string Digits(string? number) => (number ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
}
