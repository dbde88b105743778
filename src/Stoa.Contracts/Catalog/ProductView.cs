using Stoa.Contracts.Common;

namespace Stoa.Contracts.Catalog;

/// <summary>How a product comes to life (market.md, catalog).</summary>
public enum ProductType
{
    /// <summary>A bare machine.</summary>
    VM,
}

/// <param name="Id">The product.</param>
/// <param name="Slug">Its name in addresses, <c>bare-vm</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Vendor">The company that sells it.</param>
/// <param name="VendorName">That company's name.</param>
/// <param name="Type">How it comes to life.</param>
/// <param name="Summary">One line for a card.</param>
/// <param name="Description">Markdown.</param>
/// <param name="IsSample">True for what came with the installation, to be tried and thrown away.</param>
/// <param name="Plans">The published ones, cheapest first.</param>
/// <param name="Version">Grows with each change; the ETag.</param>
public sealed record ProductView(
    ProductId Id, string Slug, string Name, TenantId Vendor, string VendorName, ProductType Type, string Summary, string Description,
    bool IsSample, IReadOnlyList<PlanView> Plans, long Version) : IVersioned;

/// <param name="Id">The plan.</param>
/// <param name="Code">Its name in addresses and on the command line, unique in the product: <c>small</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Summary">One line.</param>
/// <param name="Price">Net, for each period.</param>
/// <param name="SetupFee">Net, once.</param>
/// <param name="PeriodMonths">1, 3, 6, 12 or 24.</param>
/// <param name="Machine">What a VM product deploys.</param>
/// <param name="IsRecommended">Shown as the one to take when in doubt.</param>
public sealed record PlanView(
    PlanId Id, string Code, string Name, string Summary, Money Price, Money SetupFee, int PeriodMonths, MachineSize Machine, bool IsRecommended);

/// <param name="Cores">Virtual cores.</param>
/// <param name="MemoryMiB">Mebibytes.</param>
/// <param name="DiskGiB">The root disk, gibibytes.</param>
/// <param name="DataDiskGiB">A second disk that outlives the machine's reinstallation; 0 for none.</param>
/// <param name="Image">What is on the root disk, such as <c>tiny</c>.</param>
public sealed record MachineSize(int Cores, int MemoryMiB, int DiskGiB, int DataDiskGiB, string Image);

/// <summary>A plan with its product: all that an order needs.</summary>
public sealed record OfferView(ProductView Product, PlanView Plan);
