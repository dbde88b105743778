using System.Net.Http.Json;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Market.Billing.Invoices;

/// <summary>Among all that the operator's company has issued, by what an operator has in hand.</summary>
public sealed class AnInvoiceThatIsLookedFor(MarketNode node) : MarketTests(node), IClassFixture<MarketNode>
{
    [Fact]
    public async Task Is_found_by_its_number_or_its_id_and_no_other_one_with_it()
    {
        for (var i = 0; i < 2; i++)
        {
            await Market.Order();
            await Market.Settle();
        }

        var invoice = (await Market.Billing.Invoices(null, Cancel)).Items[1];
        foreach (var query in new[] { $"number={invoice.Number}", $"number={invoice.Number!.ToLowerInvariant()}", $"id={invoice.Id}" })
            Assert.Equal(invoice.Id, Assert.Single(await Found(query)).Id);
        foreach (var query in new[] { "number=INV-1999-000001", $"id={new InvoiceId(Guid.CreateVersion7())}", $"id={invoice.Id}&number=INV-1999-000001" })
            Assert.Empty(await Found(query));
    }

    [Theory]
    [InlineData("creditNote")]
    [InlineData("id")]
    public async Task What_cannot_be_read_is_pointed_at_by_the_name_that_the_caller_wrote(string name)
    {
        using var answer = await Market.Node.As(Person.Operator()).GetAsync($"/api/billing/issued-invoices?{name}=nonsense", Cancel);
        Assert.Equal($"query/{name}", Assert.Single((await answer.Problem()).Errors!).Pointer);
    }

    private async Task<IReadOnlyList<InvoiceView>> Found(string query) =>
        (await Market.Node.As(Person.Operator()).GetFromJsonAsync<Page<InvoiceView>>($"/api/billing/issued-invoices?{query}", StoaJson.Tolerant, Cancel))!.Items;
}
