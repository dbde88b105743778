using System.CommandLine;
using Stoa.Contracts.Accounts;

namespace Stoa.Cli.Accounts;

/// <summary><c>stoa sign-up</c>: asks for the address, confirms with the mailed code, keeps the session. A pipe without a code gets the sign-up's id, for <see cref="ConfirmSignUp"/>.</summary>
internal static class SignUpCommand
{
    private static readonly Option<string> Email = new("--email") { Description = "Your address; the code goes there.", Required = true };
    private static readonly Option<string> Name = new("--name") { Description = "Your full name.", Required = true };
    private static readonly Option<string> Country = new("--country") { Description = "ISO code of your country, such as IT.", Required = true };
    private static readonly Option<string?> Company = new("--company") { Description = "Your company; without it you buy as a private person." };
    private static readonly Option<string?> Password = new("--password") { Description = "Asked for when missing (STOA_PASSWORD)." };

    public static Command Create()
    {
        var command = ClientCommand.Create("sign-up", "Make an account.", Run, Email, Name, Country, Company, Password);
        command.Subcommands.Add(ConfirmSignUp.Create());
        return command;
    }

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        var accounts = call.Client(http => new AccountsClient(http));
        var request = new SignUpRequest(
            call.Value(Email)!, Prompts.Secret(call.Value(Password), "Password"), call.Value(Name)!, call.Value(Country)!, call.Value(Company));
        var started = await accounts.SignUp(request, Invocation.NewKey(), cancel);
        call.Output.Say($"A code was mailed to {request.Email}.");
        if (Prompts.LineIfAny("Code") is { } code) return await ConfirmSignUp.With(code, started.Id, call, cancel);
        call.Output.Print(started, ("id", sign => sign.Id.ToString()), ("until", sign => $"{sign.Expires:u}"));
        call.Output.Next($"stoa sign-up confirm {started.Id} --code CODE");
        return 0;
    }
}
