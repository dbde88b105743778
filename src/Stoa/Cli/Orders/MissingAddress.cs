using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;

namespace Stoa.Cli.Orders;

/// <summary>
/// A business has its address on its invoices (Directive 2006/112/EC art. 226 point 5). The page asks for it; here the order goes on, since
/// what calls is often a program, and says how to give it.
/// </summary>
internal static class MissingAddress
{
    public static async Task Say(Invocation call, CancellationToken cancel)
    {
        try
        {
            var details = await call.Client(http => new BillingClient(http)).Details(cancel);
            if (!IsMissing(details, await call.Client(http => new AccountsClient(http)).Me(cancel))) return;
            call.Output.Say("The invoice will lack your company's address. Give it with: stoa invoices details --street STREET --city TOWN");
        }
        catch (ProblemException)
        {
            // A token that may order and not look: nobody is told of what it cannot see.
        }
    }

    internal static bool IsMissing(BillingDetailsView details, Me me) => details.Street is null && details.IsOfBusiness(me.Name);
}
