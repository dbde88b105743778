using Stoa.Contracts.Accounts;
using Stoa.Platform.Messaging;

namespace Stoa.Platform.Security;

/// <summary>Makes a revoked token worthless in every process at once, not only when it would have been asked for anyway.</summary>
internal sealed class ForgetRevokedToken(SessionDirectory sessions) : IHandle<TokenRevoked>
{
    public Task Handle(TokenRevoked message, CancellationToken cancel)
    {
        sessions.Forget(message.TokenHash);
        return Task.CompletedTask;
    }
}
