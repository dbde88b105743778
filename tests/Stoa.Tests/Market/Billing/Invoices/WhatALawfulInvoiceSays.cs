using Stoa.Contracts.Billing;
using Stoa.Contracts.Documents;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Billing.Invoices;

/// <summary>Directive 2006/112/EC, article 226, point by point, of an invoice that came out of an order.</summary>
public sealed class WhatALawfulInvoiceSays(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    private static readonly BillingDetailsRequest Seller = new("Stoa Cloud S.r.l.", "Via dei Portici 12", "40126", "Bologna", "BO", "IT01234567897");
    private static readonly BillingDetailsRequest Buyer = new("Analytical Engines S.r.l.", "Città Alta 7", "24129", "Bergamo", "BG", "IT09876543217", "it");

    [Fact]
    public async Task Is_all_that_article_226_asks_for()
    {
        await Give();
        var order = await Market.Order("small-data");
        var (number, paper) = await Issued();
        var points = new Dictionary<string, bool>
        {
            ["1 the date of issue"] = paper.IssuedOn == DateOnly.FromDateTime(Market.Node.Clock.GetUtcNow().UtcDateTime),
            ["2 a sequential number, based on one or more series, which uniquely identifies it"] = number.StartsWith($"{paper.Series}-", StringComparison.Ordinal),
            ["3 the VAT number under which the taxable person supplied"] = paper.Seller.VatNumber == Seller.VatNumber,
            ["4 the customer's VAT number"] = paper.Buyer.VatNumber == Buyer.VatNumber,
            ["5 the full name and address of the taxable person"] = Stands(paper.Seller, "Stoa Cloud S.r.l.|Via dei Portici 12|40126 Bologna BO|IT"),
            ["5 the full name and address of the customer"] = Stands(paper.Buyer, "Analytical Engines S.r.l.|Città Alta 7|24129 Bergamo BG|IT"),
            ["6 quantity and nature of what was supplied"] = paper.Lines.All(line => line is { Quantity: 1, Text.Length: > 5 }),
            ["7 the date of the supply or payment, where it differs from the date of issue"] = paper.SuppliedOn is null && paper.Paid!.On == paper.IssuedOn,
            ["8 the taxable amount per rate, the unit price exclusive of VAT"] = paper.Vat.Single().Net == order.Totals.Net.Amount && paper.Lines.All(line => line.UnitPrice == line.Net),
            ["9 the VAT rate applied"] = paper.Lines.All(line => line.VatRate == 22) && paper.Vat.Single().Rate == 22,
            ["10 the VAT amount payable"] = paper.Total.Tax == paper.Vat.Single().Tax && paper.Total.Gross == order.Totals.Gross.Amount,
        };
        Assert.Empty(points.Where(point => !point.Value).Select(point => point.Key));
    }

    [Fact]
    public async Task Is_why_there_is_no_VAT_where_there_is_none()
    {
        TestAccounts.Seats[Market.Customer.Company] = "US";
        await Market.Order();
        var (_, paper) = await Issued();
        Assert.Equal((0m, "US"), (paper.Total.Tax, paper.Buyer.Country));
        Assert.Contains("articles 44 and 59", paper.Notes);
    }

    [Fact]
    public async Task Is_in_the_customers_language()
    {
        await Give();
        await Market.Order();
        var (_, paper) = await Issued();
        Assert.Equal(("it", "1 x 4,99"), (paper.Language, paper.Lines[0].Detail));
        Assert.EndsWith(", 1 mese", paper.Lines[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stays_when_the_address_changes()
    {
        await Give();
        await Market.Order();
        var before = await Issued();
        await Market.Billing.PutDetails(Buyer with { Street = "Elsewhere 1" }, Cancel);
        Assert.Equivalent(before, await Issued());
    }

    private async Task Give()
    {
        await new BillingClient(Market.Node.As(Person.Operator())).PutDetails(Seller, Cancel);
        await Market.Billing.PutDetails(Buyer, Cancel);
    }

    private static bool Stands(InvoiceParty party, string expected) => string.Join('|', [party.Name, .. party.Address, party.Country]) == expected;

    private async Task<(string Number, InvoiceRequest Paper)> Issued()
    {
        await Market.Settle();
        var invoice = Assert.Single((await Market.Billing.Invoices(null, Cancel)).Items);
        return (invoice.Number!, (await new DocumentsClient(Market.Node.As(Market.Customer)).Find(invoice.Id.ToString(), Cancel))!.Content);
    }
}
