using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.Limits;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Security.Passwords;

namespace Stoa.Market.Accounts.SignUps;

/// <summary>
/// Takes the wish for an account and has the code mailed. A known address is answered exactly like a new one, after the same
/// work; only its owner reads the difference, in the mail.
/// </summary>
internal sealed class StartSignUp(AuthStore store, SignUpCodes codes, PasswordHasher passwords, AttemptLimits limits, TimeProvider clock)
{
    public async Task<Results<Accepted<SignUpStarted>, ProblemHttpResult>> Handle(SignUpRequest request, HttpContext context, CancellationToken cancel)
    {
        var form = SignUpForm.Of(request);
        var faults = form.Faults(request.Password);
        if (faults.Any) return faults.Refuse();
        if (await limits.TakeSignUp(context, form.Email, cancel) is { } wait) return TooManyAttempts.Answer(context, wait);
        // A tenth of a second of computing: not while a connection to the database is held.
        var passwordHash = passwords.Hash(request.Password);
        await store.Begin(cancel);
        var signUp = await Start(form, passwordHash, cancel);
        return TypedResults.Accepted($"/api/accounts/sign-ups/{signUp.Id}/confirmation", new SignUpStarted(signUp.Id, signUp.ExpiresAt));
    }

    private async Task<SignUp> Start(SignUpForm form, string passwordHash, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var id = SignUpId.From(Guid.CreateVersion7(now));
        var code = SignUpCodes.New();
        var (codeHash, sealedCode) = (codes.Hash(id, code), codes.Seal(id, code));
        var isKnown = await store.Users.AnyAsync(user => user.Email == form.Email, cancel);
        var signUp = SignUp.Start(id, form, isKnown ? null : new SignUpProof(passwordHash, codeHash), now);
        store.SignUps.Add(signUp);
        store.Publish(new SignUpRequested(id, form.Email, form.Language, isKnown ? null : sealedCode, signUp.ExpiresAt), signUp, clock);
        await store.SaveChangesAsync(cancel);
        return signUp;
    }
}
