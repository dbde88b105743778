using Stoa.Platform.Http;

namespace Stoa.Market.Accounts;

/// <summary>The refusals of accounts.</summary>
internal static class AccountsProblems
{
    public static readonly ProblemType SignInRefused = new("accounts:sign-in-refused", 401, "Not signed in",
        "Nobody has this address with this password. Both faults answer alike.", "Check the address and the password.");

    public static readonly ProblemType SessionNeeded = new("accounts:session-needed", 403, "Not with an API token",
        "An API token is to make another one, which would live on when the first is revoked.", "Sign in, and make it in the session.");

    public static readonly ProblemType CodeWrong = new("accounts:code-wrong", 422, "Not the code",
        "The code is not the one that was mailed; five tries are allowed.", "Copy the six digits of the newest mail.");

    public static readonly ProblemType CodeEnded = new("accounts:code-ended", 409, "The code is over",
        "The code was used, was missed five times, or is older than 15 minutes.", "Sign up again: a new code is mailed.");

    public static readonly ProblemType AddressTaken = new("accounts:address-taken", 409, "There is an account already",
        "The code is right, but its address got an account since it was mailed.", "Sign in with this address.");

    public static readonly ProblemType TooManyAttempts = new("accounts:too-many-attempts", 429, "Too many attempts",
        "Sign-ups, sign-ins or codes came too often, for one address or from one network.", "Wait as many seconds as Retry-After says.");
}
