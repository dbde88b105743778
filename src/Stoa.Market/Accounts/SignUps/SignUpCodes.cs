using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Security;
using Stoa.Platform.Security.Secrets;

namespace Stoa.Market.Accounts.SignUps;

/// <summary>
/// The six digits of the mail. A million of them are tried in a moment by whoever holds a plain hash, so the hash is keyed; on
/// the way to the mail they travel sealed.
/// </summary>
internal sealed class SignUpCodes(PlatformKey key, Sealed secrets)
{
    private readonly byte[] secret = key.Derive("accounts/sign-up-codes");

    public static string New() => RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    public byte[] Hash(SignUpId id, string code) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes($"{id}|{code.Trim()}"));

    /// <summary>For the message; opened by notifications.</summary>
    public string Seal(SignUpId id, string code) =>
        secrets.Seal(new SealedPlace(TenantId.Marketplace, id.ToString(), SignUpRequested.SealedCodeColumn), code);
}
