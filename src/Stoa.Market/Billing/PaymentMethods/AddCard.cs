using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.Gateways;
using Stoa.Platform.Http;
using Stoa.Platform.Providers;

namespace Stoa.Market.Billing.PaymentMethods;

/// <summary><c>POST payment-methods</c>: the card goes to the gateway; a token and its last digits stay here.</summary>
internal static class AddCard
{
    public static async Task<Results<Created<PaymentMethodView>, ProblemHttpResult>> Handle(
        CardRequest request, IPaymentGateway gateway, CardFile cards, CancellationToken cancel)
    {
        var card = CardRules.Tidied(request);
        var faults = CardRules.Check(card, cards.Today);
        if (faults.Any) return faults.Refuse();
        var id = cards.NewId();
        try
        {
            var method = await cards.Keep(id, card, await gateway.EnsureCard(cards.KeyAtGateway, card, cancel), cancel);
            return TypedResults.Created($"/api/billing/payment-methods/{id}", method.ToView());
        }
        catch (ProviderException refused)
        {
            return refused.IsTransient
                ? Problems.Of(BillingProblems.GatewayAway)
                : Problems.Of(BillingProblems.CardRefused, errors: [new FieldError("/number", refused.Message)]);
        }
    }
}
