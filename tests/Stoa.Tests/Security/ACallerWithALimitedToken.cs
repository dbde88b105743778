using Stoa.Contracts.Common;
using Stoa.Platform.Security;

namespace Stoa.Tests.Security;

public sealed class ACallerWithALimitedToken
{
    [Theory]
    [InlineData("GET", "subscriptions:read", true)]
    [InlineData("HEAD", "subscriptions:read", true)]
    [InlineData("POST", "subscriptions:read", false)]
    [InlineData("DELETE", "subscriptions:read", false)]
    [InlineData("POST", "subscriptions:write", true)]
    [InlineData("GET", "subscriptions:write", true)]
    [InlineData("GET", "deployer:write", false)]
    [InlineData("GET", "subscriptions", false)]
    [InlineData("GET", "accounts:read subscriptions:read", true)]
    public void May_do_what_its_scopes_name_and_nothing_else(string method, string scopes, bool mayUse) =>
        Assert.Equal(mayUse, With(scopes.Split(' ')).MayUse("subscriptions", method));

    [Fact]
    public void May_do_all_when_it_is_not_limited() => Assert.True(With().MayUse("subscriptions", "DELETE"));

    private static Caller With(params string[] scopes) =>
        new(Callers.User, TenantId.Marketplace, UserId.From(Guid.NewGuid()), "usr_1", ["user"], scopes);
}
