using System.CommandLine;
using Stoa.Contracts.Accounts;

namespace Stoa.Cli.Tokens;

/// <summary><c>stoa tokens create</c>: makes a token for a program and shows it, this once.</summary>
internal static class CreateToken
{
    private static readonly Option<string> Name = new("--name") { Description = "For the list, such as backup.", Required = true };
    private static readonly Option<int> Days = new("--days") { Description = "Until it ends by itself, 1 to 365.", DefaultValueFactory = _ => 90 };

    private static readonly Option<string[]> Scopes = new("--scope")
    {
        Description = "What it may be used for, such as subscriptions:read or deployer:write (which includes reading); all that you may when missing. May be repeated.",
    };

    private static readonly (string, Func<ApiTokenCreated, string>)[] Fields =
    [
        ("id", t => t.Id.ToString()), ("token", t => t.Token ?? ""), ("expires", t => TokensCommand.Day(t.Expires)),
    ];

    public static Command Command() => ClientCommand.Create("create", "Make a token for a program; it is shown once.", Run, Name, Days, Scopes);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        var request = new ApiTokenRequest(call.Value(Name)!, call.Value(Days), call.Value(Scopes));
        var created = await call.Client(http => new AccountsClient(http)).CreateToken(request, Invocation.NewKey(), cancel);
        call.Output.Print(created, Fields);
        call.Output.Say("Keep the token now: it is not shown again. A program gives it as STOA_TOKEN.");
        call.Output.Next($"stoa tokens revoke {created.Id}");
        return 0;
    }
}
