using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Hosting;
using Stoa.Platform.Messaging;
using Stoa.Platform.Storage;

namespace RelayBench;

/// <summary>A fact with about 200 bytes of text.</summary>
internal sealed record Fact(Guid Id, string Note) : IMessage
{
    public static string WireName => "teller.fact";

    public string Key => Id.ToString();
}

/// <summary>The row that a handled fact leaves.</summary>
internal sealed class Heard
{
    public required Guid Id { get; init; }

    public required TenantId TenantId { get; init; }

    public required string Note { get; init; }
}

internal sealed class HearerStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<Heard> Heard => Set<Heard>();

    protected override string Schema => "hearer";

    protected override void Map(ModelBuilder model) => model.Entity<Heard>();
}

internal sealed class OnFact(HearerStore store, OperationContext operation, FirstHeard first) : IHandle<Fact>
{
    public Task Handle(Fact message, CancellationToken cancel)
    {
        first.Note();
        store.Heard.Add(new Heard { Id = message.Id, TenantId = operation.Tenant, Note = message.Note });
        return Task.CompletedTask;
    }
}

/// <summary>When the process begins to handle.</summary>
internal sealed class FirstHeard
{
    private readonly TaskCompletionSource begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Begun => begun.Task;

    public void Note() => begun.TrySetResult();
}

/// <summary>Tells, and relays what was told.</summary>
internal sealed class Teller : Component
{
    public override string Name => "teller";

    public override void AddServices(ComponentBuilder component)
    {
    }
}

internal sealed class Hearer : Component
{
    public override string Name => "hearer";

    public override void AddServices(ComponentBuilder component)
    {
        component.Services.AddSingleton<FirstHeard>();
        component.Store<HearerStore>().Services.AddMessageHandler<Fact, OnFact, HearerStore>(Name);
    }
}
