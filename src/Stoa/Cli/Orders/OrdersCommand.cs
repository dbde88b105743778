using System.CommandLine;
using Stoa.Contracts.Subscriptions;

namespace Stoa.Cli.Orders;

/// <summary><c>stoa orders create|confirm|list|show|terminate</c>.</summary>
internal static class OrdersCommand
{
    private static readonly Argument<string> Which = OrderArgument.Create();

    public static readonly (string, Func<OrderView, string>)[] Columns =
    [
        ("id", o => o.Id.ToString()),
        ("number", o => $"{o.Number}"),
        ("state", o => o.State.ToString()),
        ("product", o => $"{o.ProductName}, {o.PlanName}"),
        ("hostname", o => o.Hostname),
        ("total", o => o.Totals.Gross.ToString()),
        ("detail", o => o.Detail ?? ""),
    ];

    public static Command Create() => new("orders", "What you ordered.")
    {
        CreateOrder.Command(),
        ConfirmOrder.Command(),
        ClientCommand.Create("list", "Your orders, newest first.", List),
        ClientCommand.Create("show", "One order.", Show, Which),
        ClientCommand.Create("terminate", "End the subscription and remove its machine.", Terminate, Which),
    };

    private static async Task<int> List(Invocation call, CancellationToken cancel)
    {
        call.Output.Print(await Pages.All(call.Client(http => new SubscriptionsClient(http)).Orders, cancel), Columns);
        return 0;
    }

    private static async Task<int> Show(Invocation call, CancellationToken cancel)
    {
        if (await OrderArgument.Find(call, Which, cancel) is not { } order) return OrderArgument.Missing(call);
        call.Output.Print(order, Columns);
        return 0;
    }

    private static async Task<int> Terminate(Invocation call, CancellationToken cancel)
    {
        if (await OrderArgument.Find(call, Which, cancel) is not { } order) return OrderArgument.Missing(call);
        var ending = await call.Client(http => new SubscriptionsClient(http)).Terminate(order.Id, Invocation.NewKey(), cancel);
        call.Output.Print(ending, Columns);
        return 0;
    }
}
