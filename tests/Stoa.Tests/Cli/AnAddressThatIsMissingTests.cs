using Stoa.Cli.Orders;
using Stoa.Contracts.Accounts;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;

namespace Stoa.Tests.Cli;

/// <summary>On the invoices of somebody who orders by command.</summary>
public sealed class AnAddressThatIsMissingTests
{
    private static readonly Me Ada = new(UserId.From(Guid.CreateVersion7()), "ada@example.com", "Ada", new CompanyView(TenantId.From(Guid.CreateVersion7()), "Ada", "IT", null), []);

    [Theory]
    [InlineData("Analytical Engines", null, null, true)]
    [InlineData("Ada", null, "IT01234567897", true)]
    [InlineData("Ada", null, null, false)]
    [InlineData("Analytical Engines", "Via Roma 1", null, false)]
    public void Is_told_to_a_business_alone(string name, string? street, string? vatNumber, bool isMissing) =>
        Assert.Equal(isMissing, MissingAddress.IsMissing(new BillingDetailsView(name, "IT", street, null, null, null, vatNumber, "en"), Ada));
}
