using Stoa.Contracts.Common;

namespace Stoa.Contracts.Accounts;

/// <summary>Everything that one screen asks.</summary>
/// <param name="Email">Where the code is sent; the later sign-in name.</param>
/// <param name="Password">8 to 128 characters, no rules of composition; common ones are refused (NIST SP 800-63B section 5.1.1.2).</param>
/// <param name="Name">The person's full name.</param>
/// <param name="Country">ISO 3166-1 alpha-2 code of the company's seat; decides the VAT.</param>
/// <param name="CompanyName">Null for a private person, whose company is called after them.</param>
/// <param name="Language">Of mails: <c>en</c> or <c>it</c>.</param>
public sealed record SignUpRequest(
    string Email, [property: Secret] string Password, string Name, string Country, string? CompanyName = null, string Language = "en");

/// <summary>The same for a new and for a known address: the mail tells which it is.</summary>
/// <param name="Id">To confirm with.</param>
/// <param name="Expires">When the code ends.</param>
public sealed record SignUpStarted(SignUpId Id, DateTimeOffset Expires);

/// <param name="Code">The six digits of the mail.</param>
public sealed record ConfirmSignUpRequest([property: Secret] string Code);
