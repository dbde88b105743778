using Stoa.Contracts.Accounts;

namespace Stoa.Cli.Accounts;

/// <summary>What signing up and signing in end with.</summary>
internal static class Sessions
{
    public static int Keep(Invocation call, SessionOpened session)
    {
        SavedSession.Write(call.Server, session.Token!);
        call.Output.Print(session.Me, ("email", me => me.Email), ("company", me => me.Company.Name), ("roles", me => string.Join(", ", me.Roles)));
        call.Output.Next("stoa products list");
        return 0;
    }
}
