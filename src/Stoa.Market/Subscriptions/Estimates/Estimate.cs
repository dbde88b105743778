using Stoa.Contracts.Catalog;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Subscriptions.Vat;

namespace Stoa.Market.Subscriptions.Estimates;

/// <summary>What an offer costs: the plan's price alone decides, nothing that a customer sends.</summary>
internal static class Estimate
{
    public static EstimateView Of(OfferView offer, VatRate vat)
    {
        var (product, plan) = (offer.Product, offer.Plan);
        var period = new TaxedLine($"{product.Name}, {plan.Name}, {Months(plan.PeriodMonths)}", 1m, plan.Price, vat) { About = new LineSubject(product.Name, plan.Name, plan.PeriodMonths) };
        var setup = new TaxedLine($"{product.Name}, {plan.Name}, setup", 1m, plan.SetupFee, vat) { About = new LineSubject(product.Name, plan.Name, null) };
        var dueNow = plan.SetupFee.Amount == 0m ? Totals.Of([period]) : Totals.Of([period, setup]);
        return new EstimateView(dueNow, Totals.Of([period]), plan.PeriodMonths);
    }

    private static string Months(int count) => count == 1 ? "1 month" : $"{count} months";
}
