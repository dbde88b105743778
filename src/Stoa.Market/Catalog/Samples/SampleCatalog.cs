using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;
using Stoa.Market.Catalog.Products;

namespace Stoa.Market.Catalog.Samples;

/// <summary>What a fresh micro cloud has for sale, to be tried and thrown away. The prices are odd, so that rounding shows.</summary>
internal static class SampleCatalog
{
    /// <summary>The made-up company that sells the samples; the same in every installation.</summary>
    public static readonly TenantId Vendor = TenantId.From(new Guid("00000000-0000-7000-8000-000000000002"));

    private const string Description = """
        A small Linux machine that is yours alone: you log in with your SSH key a minute after you ordered it.

        ## What you get

        - **One core and 256 MiB of memory**, enough to learn in, to compile a small program and to try a script.
        - **A root disk of 2 GiB** with a tiny Debian-based system: kernel, shell, SSH, and nothing that you did not ask for.
        - **Your own name**: the machine is called as you say, and its address is shown as soon as it answers.
        - **Your key, nobody else's**: there is no password to guess, and no second key on the machine.

        ## With or without a data disk

        The plan *Small with data* adds a second disk of 1 GiB. It keeps your files apart from the system: stop and start the
        machine as often as you like, and what lies there stays.

        ## Good to know

        - You pay for a month in advance, and the setup once. The month begins when the machine is ready, not when you order.
        - Stop, start, restart or end it at any time, from the panel, the command line or the API.
        - When you end it, everything is removed: machine, disks and name.

        *This is a sample: it shows how a product looks, and it deploys a real machine on this host.*
        """;

    public static Product BareVm(DateTimeOffset now)
    {
        var product = new Product
        {
            Id = ProductId.From(Guid.CreateVersion7(now)),
            Vendor = Vendor,
            VendorName = "Portico Machines",
            Slug = "bare-vm",
            Name = "Bare VM",
            Type = ProductType.VM,
            Summary = "A small Linux machine of your own, ready for your SSH key in a minute.",
            Description = Description,
            IsSample = true,
            CreatedAt = now,
        };
        return product.With(Small(product), SmallWithData(product));
    }

    private static Plan Small(Product product) => new()
    {
        Id = PlanId.From(Guid.CreateVersion7(product.CreatedAt)),
        ProductId = product.Id,
        Vendor = product.Vendor,
        Code = "small",
        Name = "Small",
        Summary = "One core, 256 MiB, a 2 GiB disk: for trying things out.",
        Price = new Money(4.99m, "EUR"),
        SetupFee = new Money(0.00m, "EUR"),
        PeriodMonths = 1,
        Machine = new MachineSize(Cores: 1, MemoryMiB: 256, DiskGiB: 2, DataDiskGiB: 0, Image: "tiny"),
    };

    private static Plan SmallWithData(Product product) => new()
    {
        Id = PlanId.From(Guid.CreateVersion7(product.CreatedAt)),
        ProductId = product.Id,
        Vendor = product.Vendor,
        Code = "small-data",
        Name = "Small with data",
        Summary = "The same, and a 1 GiB data disk for what must stay.",
        Price = new Money(6.49m, "EUR"),
        SetupFee = new Money(1.00m, "EUR"),
        PeriodMonths = 1,
        Machine = new MachineSize(Cores: 1, MemoryMiB: 256, DiskGiB: 2, DataDiskGiB: 1, Image: "tiny"),
        IsRecommended = true,
    };
}
