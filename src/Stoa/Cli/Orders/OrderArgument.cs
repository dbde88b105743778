using System.CommandLine;
using System.Globalization;
using Stoa.Contracts.Common;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Cli.Orders;

/// <summary>An order as people name it: by its number, as it stands on pages, mails and invoices; programs take its id.</summary>
internal static class OrderArgument
{
    public static Argument<string> Create() => new("order")
    {
        Description = "The order's number, or its id, ord_...",
        Validators =
        {
            result =>
            {
                var value = result.Tokens[0].Value;
                if (!TypeId.TryParse<OrderId>(value, out _) && Number(value) is null) result.AddError($"'{value}' is neither the number of an order, such as 1001, nor an id of the form {OrderId.Prefix}_...");
            },
        },
    };

    /// <summary>The order that is meant; null when it is not there or another's.</summary>
    public static async Task<OrderView?> Find(Invocation call, Argument<string> argument, CancellationToken cancel)
    {
        var client = call.Client(http => new SubscriptionsClient(http));
        var value = call.Value(argument)!;
        if (TypeId.TryParse<OrderId>(value, out var id)) return await client.Order(id, cancel);
        Page<OrderView>? page = null;
        do
        {
            page = await client.Orders(page?.Next, cancel);
            if (page.Items.FirstOrDefault(order => order.Number.ToString() == Number(value)) is { } found) return found;
        }
        while (page.Next is not null);
        return null;
    }

    public static int Missing(Invocation call) => call.Output.Fail("There is no such order, or it is not yours.", "See: stoa orders list");

    private static string? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture) : null;
}
