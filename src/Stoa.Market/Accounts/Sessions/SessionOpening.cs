using Stoa.Contracts.Accounts;
using Stoa.Market.Accounts.People;
using Stoa.Market.Accounts.Storage;
using Stoa.Platform.Security.Tokens;

namespace Stoa.Market.Accounts.Sessions;

/// <summary>What signing up and signing in end with.</summary>
internal sealed class SessionOpening(AuthStore store, AccountsOptions options, TimeProvider clock)
{
    /// <summary>Adds the session to the store; the token is in the answer and nowhere else.</summary>
    public SessionOpened Open(Acting acting)
    {
        var token = SecretToken.New(Session.Prefix);
        var session = Session.Open(acting, token, clock.GetUtcNow(), TimeSpan.FromDays(options.SessionDays));
        store.Sessions.Add(session);
        return new SessionOpened(token, session.ExpiresAt, acting.ToMe());
    }
}
