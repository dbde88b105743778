using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Limits;
using Stoa.Market.Accounts.People;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http;
using Stoa.Platform.Security.Passwords;

namespace Stoa.Market.Accounts.Sessions;

/// <summary>
/// Opens a session for whoever knows the password. An unknown address costs as much work as a wrong password, and gets the same
/// answer.
/// </summary>
internal sealed class SignIn(AuthStore store, CredentialLookup credentials, PasswordHasher passwords, AttemptLimits limits, SessionOpening sessions)
{
    public async Task<Results<Created<SessionOpened>, ProblemHttpResult>> Handle(SignInRequest request, HttpContext context, CancellationToken cancel)
    {
        var email = EmailAddress.Normalize(request.Email);
        if (await limits.TakeSignIn(context, email, cancel) is { } wait) return TooManyAttempts.Answer(context, wait);
        var known = await credentials.Find(email, cancel);
        var check = passwords.Check(known?.PasswordHash, request.Password);
        if (known is null || check == PasswordCheck.Wrong) return Refused(context);
        await limits.SignedIn(context, email, cancel);
        await store.Begin(cancel);
        if (await store.Act(known.User, null, cancel) is not { } acting) return Refused(context);
        var opened = sessions.Open(acting);
        await store.SaveChangesAsync(cancel);
        if (check == PasswordCheck.RightButOld) await Renew(known, request.Password, cancel);
        return TypedResults.Created("/api/accounts/sessions/current", opened);
    }

    // Not while it was changed by another request: the change wins.
    private Task<int> Renew(KnownCredential known, string password, CancellationToken cancel)
    {
        var renewed = passwords.Hash(password);
        return store.Credentials.Where(c => c.UserId == known.User && c.PasswordHash == known.PasswordHash)
            .ExecuteUpdateAsync(change => change.SetProperty(c => c.PasswordHash, renewed), cancel);
    }

    // RFC 9110 section 11.6.1: a 401 says how to do better.
    private static ProblemHttpResult Refused(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Of(AccountsProblems.SignInRefused);
    }
}
