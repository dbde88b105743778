using System.Globalization;
using Stoa.Market.Notifications.Orders;

namespace Stoa.Market.Notifications.Letters;

/// <summary>That there is no machine, and why.</summary>
internal static class DeploymentFailedLetter
{
    public static Letter Write(Addressee to, KnownOrder order, string reason)
    {
        var words = to.Words;
        (string, string)[] places = [("number", order.Number.ToString(CultureInfo.InvariantCulture)), ("product", order.ProductName), ("plan", order.PlanName)];
        return new Letter("deployment-failed", words, words["failed.subject", places], words["failed.preview", places],
        [
            to.Greeting,
            new Block.Paragraph(words["failed.intro", places]),
            new Block.Facts([(words["failed.reason"], reason)]),
            new Block.Paragraph(words["failed.money"]),
            .. Block.Button.IfLinked(words["failed.button"], to.Links.Order(order.Id)),
        ]);
    }
}
