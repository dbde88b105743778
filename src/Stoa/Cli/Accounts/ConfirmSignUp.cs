using System.CommandLine;
using Stoa.Contracts.Accounts;

namespace Stoa.Cli.Accounts;

/// <summary><c>stoa sign-up confirm</c>: the mailed code, by a call of its own: for scripts that read the mail in between.</summary>
internal static class ConfirmSignUp
{
    private static readonly Argument<SignUpId> Id = Ids.Argument<SignUpId>("id", "As sign-up printed it.");
    private static readonly Option<string?> Code = new("--code") { Description = "The mailed code; asked for when missing." };

    public static Command Create() => ClientCommand.Create("confirm", "Confirm a sign-up whose code was mailed.", Run, Id, Code);

    /// <summary>Confirms, and keeps the session.</summary>
    public static async Task<int> With(string code, SignUpId id, Invocation call, CancellationToken cancel)
    {
        var session = await call.Client(http => new AccountsClient(http)).Confirm(id, new ConfirmSignUpRequest(code), Invocation.NewKey(), cancel);
        return Sessions.Keep(call, session);
    }

    private static Task<int> Run(Invocation call, CancellationToken cancel) => With(Prompts.Line(call.Value(Code), "Code"), call.Value(Id), call, cancel);
}
