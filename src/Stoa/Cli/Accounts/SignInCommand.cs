using System.CommandLine;
using Stoa.Contracts.Accounts;

namespace Stoa.Cli.Accounts;

/// <summary><c>stoa sign-in</c>: opens a session and keeps it for the next calls.</summary>
internal static class SignInCommand
{
    private static readonly Option<string> Email = new("--email") { Description = "Your address.", Required = true };
    private static readonly Option<string?> Password = new("--password") { Description = "Asked for when missing (STOA_PASSWORD)." };

    public static Command Create() => ClientCommand.Create("sign-in", "Open a session and keep it.", Run, Email, Password);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        var request = new SignInRequest(call.Value(Email)!, Prompts.Secret(call.Value(Password), "Password"));
        return Sessions.Keep(call, await call.Client(http => new AccountsClient(http)).SignIn(request, Invocation.NewKey(), cancel));
    }
}
