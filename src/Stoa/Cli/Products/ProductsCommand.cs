using System.CommandLine;
using Stoa.Contracts.Catalog;
using Stoa.Contracts.Common;

namespace Stoa.Cli.Products;

/// <summary><c>stoa products list</c>: what is for sale, a line a plan.</summary>
internal static class ProductsCommand
{
    public static Command Create() => new("products", "What is for sale.") { ClientCommand.Create("list", "All plans of all products.", List) };

    private static async Task<int> List(Invocation call, CancellationToken cancel)
    {
        var catalog = call.Client(http => new CatalogClient(http));
        var offers = new List<OfferView>();
        Page<ProductView>? page = null;
        do
        {
            page = await catalog.Products(page?.Next, cancel);
            offers.AddRange(page.Items.SelectMany(product => product.Plans.Select(plan => new OfferView(product, plan))));
        }
        while (page.Next is not null);
        call.Output.Print(
            offers,
            ("product", o => o.Product.Slug),
            ("plan", o => o.Plan.Code),
            ("price", o => $"{o.Plan.Price} / {o.Plan.PeriodMonths} mo"),
            ("cores", o => $"{o.Plan.Machine.Cores}"),
            ("memory", o => $"{o.Plan.Machine.MemoryMiB} MiB"),
            ("disk", o => $"{o.Plan.Machine.DiskGiB} GiB"),
            ("data", o => o.Plan.Machine.DataDiskGiB == 0 ? "-" : $"{o.Plan.Machine.DataDiskGiB} GiB"),
            ("vendor", o => o.Product.VendorName + (o.Product.IsSample ? " (sample)" : "")));
        return 0;
    }
}
