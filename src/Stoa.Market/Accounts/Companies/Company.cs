using Stoa.Contracts.Accounts;
using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Market.Accounts.Companies;

/// <summary>A customer, vendor, reseller, or the marketplace itself. A private person is a company of one.</summary>
internal sealed class Company : Aggregate
{
    private Company()
    {
    }

    public TenantId Id { get; private init; }
    public string Name { get; private init; } = "";
    public string Country { get; private init; } = "";
    public string? VatNumber { get; private init; }
    /// <summary>False for a private person.</summary>
    public bool IsBusiness { get; private init; }

    public DateTimeOffset RegisteredAt { get; private init; }

    public override string Subject => Id.ToString();

    public static Company Register(TenantId id, string name, string country, DateTimeOffset now) =>
        new() { Id = id, Name = name, Country = country, RegisteredAt = now, IsBusiness = true };

    /// <summary>Called after the person.</summary>
    public static Company RegisterPerson(TenantId id, string name, string country, DateTimeOffset now) =>
        new() { Id = id, Name = name, Country = country, RegisteredAt = now };

    public CompanyView ToView() => new(Id, Name, Country, VatNumber) { IsBusiness = IsBusiness };
}
