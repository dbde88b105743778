using System.CommandLine;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;

namespace Stoa.Cli.Accounts;

/// <summary><c>stoa sign-out</c>: ends the session at the server, then forgets it here.</summary>
internal static class SignOutCommand
{
    public static Command Create() => ClientCommand.Create("sign-out", "End the session and forget it.", Run);

    private static async Task<int> Run(Invocation call, CancellationToken cancel)
    {
        if (call.Token is not { } token) return Ended(call, $"No session was kept for {call.Server}.");
        try
        {
            await call.Client(http => new AccountsClient(http)).SignOut(cancel);
        }
        catch (ProblemException over) when (over.Problem.Status == 401)
        {
            // It ended before, by its age or elsewhere; there is only the memory of it left.
        }

        SavedSession.Forget(call.Server, token);
        return Ended(call, $"The session at {call.Server} is ended.");
    }

    private static int Ended(Invocation call, string words)
    {
        call.Output.Say(words);
        return 0;
    }
}
