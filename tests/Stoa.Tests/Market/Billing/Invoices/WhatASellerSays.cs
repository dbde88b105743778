using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;
using Stoa.Market.Billing.Invoices;
using Stoa.Market.Subscriptions.Estimates;
using Stoa.Market.Subscriptions.Vat;

namespace Stoa.Tests.Market.Billing.Invoices;

/// <summary>Billing calculates again: what does not follow from the lines is a bug of the seller, and nobody is charged for it.</summary>
public sealed class WhatASellerSays
{
    private static readonly Money Cent = new(0.01m, "EUR");
    private static readonly TotalsView Right = Totals.Of(
        [new TaxedLine("a", 3m, new Money(1.111m, "EUR"), new VatRate("IT", 22m)), new TaxedLine("b", 1m, new Money(5m, "EUR"), new VatRate("IT", 10m))]);

    public static TheoryData<string> Lies => [.. Wrong.Keys];

    private static Dictionary<string, TotalsView> Wrong { get; } = new()
    {
        ["a line"] = Right with { Lines = [Right.Lines[0] with { Net = Right.Lines[0].Net + Cent }, Right.Lines[1]] },
        ["a quantity"] = Right with { Lines = [Right.Lines[0] with { Trace = Right.Lines[0].Trace! with { Quantity = 4m } }, Right.Lines[1]] },
        ["a line left out"] = Right with { Lines = [Right.Lines[0]] },
        ["the net"] = Right with { Net = Right.Net + Cent },
        ["what VAT is taken of"] = Right with { Vat = [Right.Vat[0]] },
        ["the VAT"] = Right with { Vat = [Right.Vat[0] with { Amount = Right.Vat[0].Amount + Cent }, Right.Vat[1]] },
        ["the gross"] = Right with { Gross = Right.Gross + Cent },
    };

    [Fact]
    public void Is_taken_when_it_is_right() => Assert.Equal(Right.Gross, AgreedTotals.Checked(Right).Gross);

    [Fact]
    public void Gets_its_traces_where_a_release_before_them_said_it()
    {
        var old = Right with { Lines = [.. Right.Lines.Select(line => line with { Trace = null })] };
        Assert.All(AgreedTotals.Checked(old).Lines, line => Assert.Equal(line.Net, line.Trace!.Replay()));
    }

    [Theory]
    [MemberData(nameof(Lies))]
    public void Is_refused_when_it_is_wrong(string lie) => Assert.Throws<InvalidOperationException>(() => AgreedTotals.Checked(Wrong[lie]));
}
