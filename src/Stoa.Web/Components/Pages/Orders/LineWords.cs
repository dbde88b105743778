using Stoa.Contracts.Subscriptions;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Pages.Orders;

/// <summary>What is charged, in the reader's words.</summary>
internal static class LineWords
{
    /// <summary>As the seller wrote it where its parts were not kept.</summary>
    public static string Of(Phrases text, LineView line) => line.About switch
    {
        null => line.Text,
        { Months: { } months } about => text["totals.line-months", ("product", about.Product), ("plan", about.Plan), ("count", months)],
        var about => text["totals.line-setup", ("product", about.Product), ("plan", about.Plan)],
    };
}
