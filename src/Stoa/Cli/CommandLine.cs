using System.CommandLine;
using Stoa.Backups;
using Stoa.Cli.Accounts;
using Stoa.Cli.Cards;
using Stoa.Cli.Companies;
using Stoa.Cli.Deployments;
using Stoa.Cli.Hosts;
using Stoa.Cli.Images;
using Stoa.Cli.Invoices;
using Stoa.Cli.Orders;
using Stoa.Cli.Products;
using Stoa.Cli.Quotas;
using Stoa.Cli.Status;
using Stoa.Cli.Tokens;
using Stoa.Serving;

namespace Stoa.Cli;

/// <summary>The verbs of <c>stoa</c>. Exit codes: 0 done, 1 refused or failed, 2 the command line is wrong, 130 interrupted (docs/cli.md).</summary>
internal static class CommandLine
{
    private const int UsageError = 2;

    /// <summary>
    /// How a command is run. The library gives a command that was asked to end two seconds and then ends the process under it: a
    /// server that is busy would leave its database running and its data folder marked as held.
    /// </summary>
    internal static readonly InvocationConfiguration Manner = new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromMinutes(5) };

    public static async Task<int> Run(string[] args)
    {
        var root = new RootCommand("Stoa: a self-hosted cloud marketplace that deploys what it sells.")
        {
            ServeCommand.Create(),
            DatabaseCommand.Create(),
            BackupCommand.Create(),
            RestoreCommand.Create(),
            SignUpCommand.Create(),
            SignInCommand.Create(),
            SignOutCommand.Create(),
            TokensCommand.Create(),
            ProductsCommand.Create(),
            CardsCommand.Create(),
            OrdersCommand.Create(),
            InvoicesCommand.Create(),
            DeploymentsCommand.Create(),
            CompaniesCommand.Create(),
            QuotaCommand.Create(),
            HostsCommand.Create(),
            ImageCommand.Create(),
            StatusCommand.Create(),
        };
        GlobalOptions.AddTo(root);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count == 0) return await parsed.InvokeAsync(Manner);
        foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync($"stoa: {error.Message}");
        await Console.Error.WriteLineAsync("Try: stoa --help");
        return UsageError;
    }
}
