using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Market.Subscriptions.Estimates;
using Stoa.Market.Subscriptions.Vat;

namespace Stoa.Tests.Market.Subscriptions;

public sealed class EstimateTests
{
    [Fact]
    public void The_setup_is_due_once_and_the_price_each_period()
    {
        var estimate = Estimate.Of(Offer(6.49m, 1.00m), new VatRate("IT", 22m));
        Assert.Equal(("7.49 EUR", "9.14 EUR"), (estimate.DueNow.Net.ToString(), estimate.DueNow.Gross.ToString()));
        Assert.Equal(("6.49 EUR", "7.92 EUR"), (estimate.EachPeriod.Net.ToString(), estimate.EachPeriod.Gross.ToString()));
        Assert.Equal(["Bare VM, Small, 1 month", "Bare VM, Small, setup"], estimate.DueNow.Lines.Select(line => line.Text));
    }

    [Fact]
    public void Without_a_setup_fee_there_is_no_line_for_it() =>
        Assert.Single(Estimate.Of(Offer(4.99m, 0m), new VatRate("IT", 22m)).DueNow.Lines);

    [Fact]
    public void An_export_shows_its_row_of_no_VAT()
    {
        var due = Estimate.Of(Offer(4.99m, 0m), new VatRate("US", 0m)).DueNow;
        Assert.Equal(("US", 0m, 4.99m, 0m), (due.Vat[0].Country, due.Vat[0].RatePercent, due.Vat[0].Base.Amount, due.Vat[0].Amount.Amount));
        Assert.Equal(due.Net, due.Gross);
    }

    private static OfferView Offer(decimal price, decimal setup)
    {
        var plan = new PlanView(
            default, "small", "Small", "", new Money(price, "EUR"), new Money(setup, "EUR"), 1, new MachineSize(1, 256, 2, 0, "tiny"), false);
        return new OfferView(new ProductView(default, "bare-vm", "Bare VM", default, "", ProductType.VM, "", "", true, [plan], 1), plan);
    }
}
