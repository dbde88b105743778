using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Market.Accounts.People;
using Stoa.Platform.Http;
using Stoa.Platform.Security.Passwords;

namespace Stoa.Market.Accounts.SignUps;

/// <summary>What the one screen asked, tidied; the password is not part of it.</summary>
internal sealed record SignUpForm(string Email, string Name, string? CompanyName, string Country, string Language)
{
    private const int LongestName = 120;
    private static readonly string[] Languages = ["en", "it"];

    public static SignUpForm Of(SignUpRequest request) => new(
        EmailAddress.Normalize(request.Email), request.Name.Trim(), request.CompanyName?.Trim() is { Length: > 0 } company ? company : null,
        request.Country.Trim().ToUpperInvariant(), request.Language);

    /// <summary>Every fault at once. Nothing here depends on whether the address is known.</summary>
    public Faults Faults(string password)
    {
        var weak = PasswordRules.Fault(password, Email, Name, CompanyName ?? "");
        return new Faults()
            .Require(EmailAddress.IsValid(Email), "/email", "give an address such as ada@example.com")
            .Require(weak is null, "/password", weak ?? "")
            .RequirePaperLine(Name, LongestName, "/name", $"give your name, 1 to {LongestName} characters")
            .RequirePaperLine(CompanyName, LongestName, "/companyName", $"give the company's name, 1 to {LongestName} characters, or leave it out")
            .Require(Countries.IsKnown(Country), "/country", "give the two letters of ISO 3166-1, such as IT")
            .Require(Languages.Contains(Language), "/language", $"give one of {string.Join(", ", Languages)}");
    }
}
