using System.CommandLine;
using System.Globalization;
using Stoa.Contracts.Common;
using Stoa.Contracts.Fabric;

namespace Stoa.Cli.Quotas;

/// <summary><c>stoa quota show|set|unset</c>: how much a company may have at once.</summary>
internal static class QuotaCommand
{
    private static readonly Argument<TenantId> Company = Ids.Argument<TenantId>("company", "The company's id, co_..., as 'stoa companies list' shows it.");
    private static readonly Option<string?> Whose = new("--company") { Description = "Another company's, for operators; without it your own." };
    private static readonly Option<int> Machines = Limit("--machines", "How many machines.");
    private static readonly Option<int> Cores = Limit("--cores", "Virtual cores of all machines together.");
    private static readonly Option<int> Memory = Limit("--memory", "Memory of all machines together, in MiB.");
    private static readonly Option<int> Disk = Limit("--disk", "Disk of all machines together, in GiB.");

    private static readonly (string, Func<QuotaView, string>)[] Fields =
    [
        ("machines", q => Of(q.Machines, q.Limits.Machines)),
        ("cores", q => Of(q.Used.Cores, q.Limits.Room.Cores)),
        ("memory MiB", q => Of(q.Used.MemoryMiB, q.Limits.Room.MemoryMiB)),
        ("disk GiB", q => Of(q.Used.DiskGiB, q.Limits.Room.DiskGiB)),
        ("limits", q => q.IsOwn ? "of this company" : "of everybody"),
    ];

    public static Command Create() => new("quota", "How much may be had at once, and how much of it is in use.")
    {
        ClientCommand.Create("show", "What is in use of what may be had.", Show, Whose),
        ClientCommand.Create("set", "What a company may have, for operators; what it has stays.", Set, Company, Machines, Cores, Memory, Disk),
        ClientCommand.Create("unset", "Let a company have what everybody may, for operators; what it has stays.", Unset, Company),
    };

    private static async Task<int> Show(Invocation call, CancellationToken cancel)
    {
        var client = call.Client(http => new FabricClient(http));
        if (call.Value(Whose) is not { } text) call.Output.Print(await client.Quota(cancel), Fields);
        else if (TypeId.TryParse<TenantId>(text, out var company)) call.Output.Print(await client.QuotaOf(company, cancel), Fields);
        else return call.Output.Fail($"'{text}' is not an id of the form co_...", "See: stoa companies list");
        return 0;
    }

    private static async Task<int> Set(Invocation call, CancellationToken cancel)
    {
        var limits = new QuotaLimits(call.Value(Machines), new Room(call.Value(Cores), call.Value(Memory), call.Value(Disk)));
        call.Output.Print(await call.Client(http => new FabricClient(http)).Limit(call.Value(Company), limits, cancel), Fields);
        return 0;
    }

    private static async Task<int> Unset(Invocation call, CancellationToken cancel)
    {
        var client = call.Client(http => new FabricClient(http));
        await client.Unlimit(call.Value(Company), cancel);
        call.Output.Print(await client.QuotaOf(call.Value(Company), cancel), Fields);
        return 0;
    }

    private static Option<int> Limit(string name, string description) => new(name) { Description = description, Required = true };

    private static string Of(int used, int limit) => string.Create(CultureInfo.InvariantCulture, $"{used} of {limit}");
}
