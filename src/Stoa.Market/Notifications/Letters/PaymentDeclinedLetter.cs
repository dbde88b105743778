using System.Globalization;
using Stoa.Market.Notifications.Orders;

namespace Stoa.Market.Notifications.Letters;

/// <summary>That the money did not come, and how to go on.</summary>
internal static class PaymentDeclinedLetter
{
    public static Letter Write(Addressee to, KnownOrder order, string reason)
    {
        var words = to.Words;
        (string, string)[] places = [("number", order.Number.ToString(CultureInfo.InvariantCulture)), ("product", order.ProductName), ("plan", order.PlanName)];
        return new Letter("payment-declined", words, words["declined.subject", places], words["declined.preview", places],
        [
            to.Greeting,
            new Block.Paragraph(words["declined.intro", places]),
            new Block.Facts([(words["declined.reason"], reason)]),
            new Block.Paragraph(words["declined.next"]),
            .. Block.Button.IfLinked(words["declined.button"], to.Links.Order(order.Id)),
        ]);
    }
}
