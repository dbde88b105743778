using System.Buffers.Text;
using System.Text.Json;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Fixtures;

/// <summary>Somebody who is signed in, without an account: <see cref="TestAccounts"/> believes the token.</summary>
public sealed record Person(UserId User, TenantId Company, params string[] Roles)
{
    public const string Prefix = "test_";

    /// <summary>A customer of a company of their own.</summary>
    public static Person New() => new(UserId.From(Guid.CreateVersion7()), TenantId.From(Guid.CreateVersion7()), "user");

    /// <summary>Somebody of the company that runs the marketplace.</summary>
    public static Person Operator() => new(UserId.From(Guid.CreateVersion7()), TenantId.Marketplace, "superadmin");

    /// <summary>Somebody else of the same company.</summary>
    public Person Colleague() => this with { User = UserId.From(Guid.CreateVersion7()) };

    public string Token => Prefix + Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(
        new Introspection(User, Company, Roles, [], DateTimeOffset.MaxValue), StoaJson.Tolerant));
}
