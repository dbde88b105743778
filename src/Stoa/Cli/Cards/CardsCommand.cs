using System.CommandLine;
using Stoa.Contracts.Billing;

namespace Stoa.Cli.Cards;

/// <summary><c>stoa cards add|list</c>.</summary>
internal static class CardsCommand
{
    private static readonly Option<string?> Number = new("--number") { Description = "Asked for when missing (STOA_CARD)." };
    private static readonly Option<string> Expiry = new("--expiry") { Description = "MM/YYYY.", Required = true };
    private static readonly Option<string> Cvc = new("--cvc") { Description = "3 or 4 digits.", Required = true };
    private static readonly Option<string> Holder = new("--holder") { Description = "As on the card.", Required = true };

    private static readonly (string, Func<PaymentMethodView, string>)[] Columns =
    [
        ("id", c => c.Id.ToString()), ("brand", c => c.Brand), ("number", c => $"**** {c.LastDigits}"), ("expiry", c => $"{c.ExpiryMonth:00}/{c.ExpiryYear}"),
    ];

    public static Command Create() => new("cards", "What you pay with.")
    {
        ClientCommand.Create("add", "Hand a card to the payment gateway.", Add, Number, Expiry, Cvc, Holder),
        ClientCommand.Create("list", "Your cards.", List),
    };

    private static async Task<int> Add(Invocation call, CancellationToken cancel)
    {
        var parts = call.Value(Expiry)!.Split('/');
        if (parts.Length != 2 || !int.TryParse(parts[0], out var month) || !int.TryParse(parts[1], out var year))
            return call.Output.Fail($"'{call.Value(Expiry)}' is no expiry date.", "Write it as MM/YYYY, such as 04/2030.");
        var request = new CardRequest(Prompts.Secret(call.Value(Number), "Card"), month, year, call.Value(Cvc)!, call.Value(Holder)!);
        call.Output.Print(await call.Client(http => new BillingClient(http)).AddCard(request, Invocation.NewKey(), cancel), Columns);
        return 0;
    }

    private static async Task<int> List(Invocation call, CancellationToken cancel)
    {
        call.Output.Print((await call.Client(http => new BillingClient(http)).PaymentMethods(cancel)).Items, Columns);
        return 0;
    }
}
