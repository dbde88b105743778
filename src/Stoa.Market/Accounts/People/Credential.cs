using Stoa.Contracts.Common;

namespace Stoa.Market.Accounts.People;

/// <summary>What is stored of a person's password.</summary>
internal sealed class Credential
{
    public UserId UserId { get; init; }
    public required string PasswordHash { get; set; }
    public DateTimeOffset ChangedAt { get; init; }
}
