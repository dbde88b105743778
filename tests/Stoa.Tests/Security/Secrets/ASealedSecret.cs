using System.Security.Cryptography;
using Stoa.Contracts.Common;
using Stoa.Platform.Security;
using Stoa.Platform.Security.Secrets;

namespace Stoa.Tests.Security.Secrets;

public sealed class ASealedSecret
{
    private static readonly SealedPlace Place = new(TenantId.Marketplace, "signup_1", "code");
    private readonly Sealed secrets = new(PlatformKey.Ephemeral());

    [Theory]
    [InlineData("")]
    [InlineData("123456")]
    [InlineData("caffè 😀")]
    public void Opens_where_it_belongs(string secret) => Assert.Equal(secret, secrets.Open(Place, secrets.Seal(Place, secret)));

    [Fact]
    public void Is_written_differently_each_time()
    {
        var (one, other) = (secrets.Seal(Place, "123456"), secrets.Seal(Place, "123456"));
        Assert.NotEqual(one, other);
        Assert.StartsWith("s1.", one, StringComparison.Ordinal);
    }

    public static TheoryData<SealedPlace> OtherPlaces => new(
        Place with { Tenant = TenantId.From(Guid.CreateVersion7()) },
        Place with { Record = "signup_2" },
        Place with { Column = "password" },
        new SealedPlace(TenantId.Marketplace, "signup_1|code", ""),
        new SealedPlace(TenantId.Marketplace, "", "signup_1|code"));

    [Theory]
    [MemberData(nameof(OtherPlaces))]
    public void Does_not_open_anywhere_else(SealedPlace other) =>
        Assert.ThrowsAny<CryptographicException>(() => secrets.Open(other, secrets.Seal(Place, "123456")));

    [Fact]
    public void Does_not_open_under_another_installations_key() =>
        Assert.ThrowsAny<CryptographicException>(() => new Sealed(PlatformKey.Ephemeral()).Open(Place, secrets.Seal(Place, "123456")));

    [Fact]
    public void Does_not_open_when_any_character_was_changed()
    {
        var stored = secrets.Seal(Place, "123456");
        for (var i = 0; i < stored.Length; i++)
        {
            var changed = stored[..i] + (stored[i] == 'A' ? 'B' : 'A') + stored[(i + 1)..];
            // The last character holds bits that no byte takes: a change of those alone is another spelling of the same bytes.
            if (i < stored.Length - 1) Assert.ThrowsAny<CryptographicException>(() => secrets.Open(Place, changed));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("s1.")]
    [InlineData("s1.AAAA")]
    [InlineData("s1.not base64!")]
    [InlineData("plain text")]
    public void Is_told_from_what_was_never_sealed(string text) => Assert.ThrowsAny<CryptographicException>(() => secrets.Open(Place, text));
}
