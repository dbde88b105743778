using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;

namespace Stoa.Market.Billing.PaymentMethods;

/// <summary><c>POST payment-methods/validation</c>: a form that asks for more than a card learns the card's faults before anything is kept.</summary>
internal static class ValidateCard
{
    public static Results<NoContent, ProblemHttpResult> Handle(CardRequest request, CardFile cards)
    {
        var faults = CardRules.Check(CardRules.Tidied(request), cards.Today);
        return faults.Any ? faults.Refuse() : TypedResults.NoContent();
    }
}
