using Stoa.Contracts.Catalog;
using Stoa.Web.Components.Ui;
using Stoa.Web.Languages;

namespace Stoa.Web.Components.Pages.Storefront;

/// <summary>Plans side by side, in the reader's words.</summary>
internal static class PlanTraits
{
    private const int MiBInGiB = 1024;

    public static PlanOffer Offer(Phrases text, PlanView plan) => new(plan.Name, plan.Price, plan.PeriodMonths, $"/order/{plan.Id}", Of(text, plan))
    {
        Summary = plan.Summary, IsRecommended = plan.IsRecommended,
    };

    public static IReadOnlyList<PlanTrait> Of(Phrases text, PlanView plan) =>
    [
        .. OfMachine(text, plan.Machine),
        new(text["plan.setup"], plan.SetupFee.Amount == 0 ? text["plan.free"] : text.Money(plan.SetupFee)),
    ];

    public static IReadOnlyList<PlanTrait> OfMachine(Phrases text, MachineSize machine) =>
    [
        new(text["plan.cores"], text["plan.cores-value", ("count", machine.Cores)]),
        new(text["plan.memory"], Memory(text, machine.MemoryMiB)),
        new(text["plan.disk"], text["plan.gib", ("size", machine.DiskGiB)]),
        new(text["plan.data-disk"], machine.DataDiskGiB == 0 ? null : text["plan.gib", ("size", machine.DataDiskGiB)]),
        new(text["plan.image"], machine.Image),
    ];

    private static string Memory(Phrases text, int mebibytes) => mebibytes % MiBInGiB == 0
        ? text["plan.gib", ("size", mebibytes / MiBInGiB)]
        : text["plan.mib", ("size", mebibytes)];
}
