using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.People;

/// <summary>A person. Global: in how many companies they take part, and as what, say their memberships.</summary>
internal sealed class User : Aggregate
{
    private User()
    {
    }

    public UserId Id { get; private init; }

    /// <summary>As <see cref="EmailAddress.Normalize"/> writes it; the sign-in name, unique.</summary>
    public string Email { get; private init; } = "";
    public string Name { get; private init; } = "";
    public string Language { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    public override string Subject => Id.ToString();

    public static User Make(string email, string name, string language, DateTimeOffset now) => new()
    {
        Id = UserId.From(Guid.CreateVersion7(now)), Email = email, Name = name, Language = language, CreatedAt = now,
    };
}
