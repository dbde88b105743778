using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Security;
using Stoa.Platform.Security.Tokens;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Tokens;

/// <summary>Lets a program act as a person for a company, as far as its scopes allow.</summary>
internal sealed class ApiToken : Aggregate
{
    /// <summary>What its tokens begin with.</summary>
    public const string Prefix = "tok";

    private ApiToken()
    {
    }

    public ApiTokenId Id { get; private init; }
    public byte[] TokenHash { get; private init; } = [];
    public UserId UserId { get; private init; }
    public TenantId TenantId { get; private init; }
    public string Name { get; private init; } = "";
    public string[] Scopes { get; private init; } = [];
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset ExpiresAt { get; private init; }
    public DateTimeOffset? UsedAt { get; private init; }
    public DateTimeOffset? RevokedAt { get; private set; }

    public override string Subject => Id.ToString();

    /// <param name="caller">Whom it stands for.</param>
    /// <param name="token">The secret.</param>
    /// <param name="request">Valid.</param>
    /// <param name="now">When.</param>
    public static ApiToken Make(Caller caller, string token, ApiTokenRequest request, DateTimeOffset now) => new()
    {
        Id = ApiTokenId.From(Guid.CreateVersion7(now)), TokenHash = SecretToken.Hash(token), UserId = caller.User!.Value, TenantId = caller.Tenant!.Value,
        Name = request.Name.Trim(), Scopes = [.. (request.Scopes ?? []).Distinct()], CreatedAt = now, ExpiresAt = now.AddDays(request.Days),
    };

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    public ApiTokenView ToView() => new(Id, Name, Scopes, CreatedAt, ExpiresAt, UsedAt);
}
