using System.CommandLine;
using Stoa.Contracts.Accounts;

namespace Stoa.Cli.Companies;

/// <summary><c>stoa companies list</c>, for operators.</summary>
internal static class CompaniesCommand
{
    private const int InOnePage = 500;

    private static readonly (string, Func<CompanyView, string>)[] Columns =
    [
        ("id", c => c.Id.ToString()), ("name", c => c.Name), ("country", c => c.Country), ("vat number", c => c.VatNumber ?? ""),
    ];

    public static Command Create() => new("companies", "Who is a customer here; for operators.")
    {
        ClientCommand.Create("list", "All companies, newest first, by the ids that other verbs take.", List),
    };

    private static async Task<int> List(Invocation call, CancellationToken cancel)
    {
        var client = call.Client(http => new AccountsClient(http));
        call.Output.Print(await Pages.All((cursor, stop) => client.Companies(cursor, InOnePage, stop), cancel), Columns);
        return 0;
    }
}
