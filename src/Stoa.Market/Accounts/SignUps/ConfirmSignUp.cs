using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.Companies;
using Stoa.Market.Accounts.Limits;
using Stoa.Market.Accounts.People;
using Stoa.Market.Accounts.Sessions;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Http;

namespace Stoa.Market.Accounts.SignUps;

/// <summary>Takes the mailed code; the right one makes the person, their company and a session. A wrong one is counted, so a refusal is kept.</summary>
internal sealed class ConfirmSignUp(AuthStore store, SignUpCodes codes, AttemptLimits limits, SessionOpening sessions, TimeProvider clock)
{
    public async Task<Results<Ok<SessionOpened>, ProblemHttpResult>> Handle(
        SignUpId id, ConfirmSignUpRequest request, HttpContext context, CancellationToken cancel)
    {
        if (await limits.TakeCode(context, cancel) is { } wait) return TooManyAttempts.Answer(context, wait);
        await store.Begin(cancel);
        if (await store.Hold(id, cancel) is not { } signUp) return Problems.NotFound("sign up");
        if (!signUp.IsOpen(clock.GetUtcNow())) return Problems.Of(AccountsProblems.CodeEnded);
        var isRight = signUp.Try(codes.Hash(id, request.Code));
        if (isRight && await store.Users.AnyAsync(user => user.Email == signUp.Email, cancel))
            return Problems.Of(AccountsProblems.AddressTaken);
        var acting = isRight ? Register(signUp) : null;
        var opened = acting is null ? null : sessions.Open(acting);
        await store.SaveChangesAsync(cancel);
        return opened is null ? WrongCode() : TypedResults.Ok(opened);
    }

    private static ProblemHttpResult WrongCode() =>
        Problems.Of(AccountsProblems.CodeWrong, errors: [new FieldError("/code", "is not the code that was mailed")]);

    private Acting Register(SignUp signUp)
    {
        var now = clock.GetUtcNow();
        var id = SignUp.CompanyOf(signUp.Id);
        var company = signUp.CompanyName is { } name
            ? Company.Register(id, name, signUp.Country, now) : Company.RegisterPerson(id, signUp.Name, signUp.Country, now);
        var person = User.Make(signUp.Email, signUp.Name, signUp.Language, now);
        return store.Register(new Acting(person, company, Membership.Of(company, person, Membership.Customer, now)), signUp.PasswordHash!, clock);
    }
}
