using System.Globalization;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Market.Notifications.Letters;

/// <summary>What was ordered and what it costs.</summary>
internal static class OrderPlacedLetter
{
    public static Letter Write(Addressee to, OrderPlaced order)
    {
        var words = to.Words;
        var number = order.Number.ToString(CultureInfo.InvariantCulture);
        return new Letter("order-placed", words, words["order.subject", ("number", number), ("product", order.ProductName)], words["order.preview"],
        [
            to.Greeting,
            new Block.Paragraph(words["order.intro"]),
            new Block.Facts([(words["order.number"], number), (words["order.product"], order.ProductName), (words["order.plan"], order.PlanName)]),
            Amounts(words, order.Totals),
            .. Block.Button.IfLinked(words["order.button"], to.Links.Order(order.Order)),
        ]);
    }

    private static Block.Amounts Amounts(Words words, TotalsView totals) => new(
        [
            .. totals.Lines.Select(line => (line.Text, words.Amount(line.Net))),
            .. totals.Vat.Select(vat => (words["order.vat", ("rate", words.Number(vat.RatePercent)), ("country", vat.Country)], words.Amount(vat.Amount))),
        ],
        words["order.total"], words.Amount(totals.Gross));
}
