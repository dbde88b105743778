using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;

namespace Stoa.Contracts.Accounts;

/// <summary>Somebody wants an account with this address: mail the code.</summary>
/// <param name="SignUp">The wish.</param>
/// <param name="Email">Where to.</param>
/// <param name="Language">Of the mail.</param>
/// <param name="SealedCode">The code, sealed for the marketplace company, this sign-up and <see cref="SealedCodeColumn"/>; null when the
/// address has an account already and the mail says so.</param>
/// <param name="Expires">When the code ends.</param>
public sealed record SignUpRequested(SignUpId SignUp, string Email, string Language, [property: Secret] string? SealedCode, DateTimeOffset Expires) : IMessage
{
    /// <summary>Where the code is sealed to.</summary>
    public const string SealedCodeColumn = "accounts.sign-up-requested.code";

    public static string WireName => "accounts.sign-up-requested";
    public string Key => SignUp.ToString();
}

/// <summary>A company exists, with its first person.</summary>
public sealed record CompanyRegistered(
    TenantId Company, string Name, string Country, string? VatNumber, UserId User, string UserName, string Email, string Language) : IMessage
{
    public static string WireName => "accounts.company-registered";
    public string Key => Company.ToString();
}

/// <summary>A session or API token was ended before its time: whoever remembers it forgets it.</summary>
/// <param name="TokenHash">SHA-256 of the token, 64 lower-case hexadecimal digits.</param>
public sealed record TokenRevoked([property: Secret] string TokenHash) : IMessage
{
    public static string WireName => "accounts.token-revoked";
    public string Key => TokenHash;
}
