using System.ComponentModel.DataAnnotations;

namespace Stoa.Market.Accounts;

/// <summary>Settings of the section <c>accounts</c>.</summary>
internal sealed record AccountsOptions
{
    /// <summary>Days until a session ends by itself.</summary>
    [Range(1, 365)]
    public int SessionDays { get; init; } = 14;

    /// <summary>Sign-ins in 15 minutes for one address from one network; a right password begins anew.</summary>
    [Range(1, 1_000_000)]
    public int SignInsByAddress { get; init; } = 10;

    /// <summary>Sign-ins in 15 minutes for one address from all networks that it was not signed in from before.</summary>
    [Range(1, 1_000_000)]
    public int SignInsByAddressFromAll { get; init; } = 100;

    /// <summary>Sign-ins in 15 minutes from one network, whatever the address.</summary>
    [Range(1, 1_000_000)]
    public int SignInsByNetwork { get; init; } = 60;

    /// <summary>Sign-ups in an hour for one address: each sends a mail there.</summary>
    [Range(1, 1_000_000)]
    public int SignUpsByAddress { get; init; } = 5;

    /// <summary>Sign-ups in an hour from one network.</summary>
    [Range(1, 1_000_000)]
    public int SignUpsByNetwork { get; init; } = 60;

    /// <summary>Codes in 15 minutes from one network; each sign-up allows five besides.</summary>
    [Range(1, 1_000_000)]
    public int CodesByNetwork { get; init; } = 60;

    /// <summary>The first operator's address, used at the first start only.</summary>
    [EmailAddress]
    public string OperatorEmail { get; init; } = "operator@stoa.localhost";

    /// <summary>The name of the company that runs the marketplace, used at the first start only.</summary>
    [Required]
    public string MarketplaceName { get; init; } = "Stoa Marketplace";

    /// <summary>Its country, ISO 3166-1 alpha-2, used at the first start only.</summary>
    [RegularExpression("[A-Z]{2}")]
    public string MarketplaceCountry { get; init; } = "IT";
}
