using Stoa.Contracts.Common;
using Stoa.Market.Accounts.People;
using Stoa.Platform.Security.Tokens;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Sessions;

/// <summary>A signed-in person, acting for a company.</summary>
internal sealed class Session : Aggregate
{
    /// <summary>What its tokens begin with.</summary>
    public const string Prefix = "sess";

    private Session()
    {
    }

    public Guid Id { get; private init; }
    public byte[] TokenHash { get; private init; } = [];
    public UserId UserId { get; private init; }
    public TenantId TenantId { get; private init; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset UsedAt { get; private init; }
    public DateTimeOffset? EndedAt { get; private set; }

    public override string Subject => Id.ToString();

    public static Session Open(Acting acting, string token, DateTimeOffset now, TimeSpan lifetime) => new()
    {
        Id = Guid.CreateVersion7(now), TokenHash = SecretToken.Hash(token), UserId = acting.Person.Id, TenantId = acting.Company.Id,
        OpenedAt = now, UsedAt = now, ExpiresAt = now + lifetime,
    };

    public void End(DateTimeOffset now) => EndedAt ??= now;
}
