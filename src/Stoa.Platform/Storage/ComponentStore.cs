using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Messaging;

namespace Stoa.Platform.Storage;

/// <summary>
/// The base of a component's store: one schema, seen as one company, always inside a transaction. A request, a handled message
/// and a local step are one transaction each; whoever runs them begins it, so a store's user only reads, changes and saves.
/// </summary>
public abstract class ComponentStore(StoreContext context) : DbContext
{
    private readonly List<PendingMessage> pending = [];
    private readonly HashSet<string> wakes = [];
    private readonly HashSet<string> changed = [];

    /// <summary>The component's name, which is its schema's too.</summary>
    protected abstract string Schema { get; }

    /// <summary>The login that the store's queries use.</summary>
    protected virtual DatabaseRole Role => DatabaseRole.App;

    internal DatabaseRole Login => Role;

    internal OperationContext Operation => context.Operation;

    internal string Component => Schema;

    /// <summary>Begins the transaction, unless one is under way, and tells the database for whom it is.</summary>
    public async Task<IDbContextTransaction> Begin(CancellationToken cancel)
    {
        if (Database.CurrentTransaction is { } underWay) return underWay;
        var transaction = await BeginOnLiveConnection(cancel);
        if (context.Operation.AtBegin is { } first) await first(this, cancel);
        return transaction;
    }

    // A server that was started again leaves dead connections in the pool. Nothing has been asked yet, so asking anew is safe.
    private async Task<IDbContextTransaction> BeginOnLiveConnection(CancellationToken cancel)
    {
        try
        {
            return await Database.BeginTransactionAsync(cancel);
        }
        catch (NpgsqlException lost) when (Databases.IsSessionLost(lost))
        {
            await Database.CloseConnectionAsync();
            context.Databases.DropIdleConnections();
            return await Database.BeginTransactionAsync(cancel);
        }
    }

    /// <summary>Tells the other components, when and only when the transaction commits.</summary>
    /// <param name="message">The fact.</param>
    /// <param name="about">What changed; its version travels with the message.</param>
    /// <param name="clock">Says when it happened.</param>
    public void Publish<TMessage>(TMessage message, Aggregate about, TimeProvider clock) where TMessage : IMessage =>
        pending.Add(new(OutboxRow.Of(message, context.Operation, Schema, clock), about));

    /// <summary>Wakes a loop that looks for work, when and only when the transaction commits.</summary>
    /// <param name="topic">One of <see cref="Hosting.WakeSignal"/>'s.</param>
    public void WakeAfterCommit(string topic) => wakes.Add(topic);

    /// <summary>Tells who follows the thing that it changed, when and only when the transaction commits.</summary>
    internal void ChangedAfterCommit(string subject) => changed.Add(subject);

    internal void Committed()
    {
        foreach (var topic in wakes) context.Wake.Raise(topic);
        foreach (var subject in changed) context.Wake.Changed(subject);
        RolledBack();
    }

    internal void RolledBack()
    {
        wakes.Clear();
        changed.Clear();
    }

    public sealed override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        // A changed aggregate gets its new version before the messages about it read it.
        foreach (var modified in ChangeTracker.Entries<Aggregate>().Where(e => e.State == EntityState.Modified).ToList())
        {
            modified.Entity.Version++;
            if (modified.Entity.IsFollowed) ChangedAfterCommit(modified.Entity.Subject);
        }

        foreach (var (row, about) in pending)
        {
            row.Version = about.Version;
            Add(row);
            WakeAfterCommit(Hosting.WakeSignal.Outbox);
        }

        pending.Clear();
        return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    protected sealed override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) => optionsBuilder
        .UseNpgsql(context.Databases[Role])
        .AddInterceptors(TenantInterceptor.Instance, TransactionRequired.Instance)
        .ConfigureWarnings(w => w.Ignore(Microsoft.EntityFrameworkCore.Diagnostics.RelationalEventId.BoolWithDefaultWarning));

    protected sealed override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        StoreConventions.Apply(configurationBuilder, GetType().Assembly);

    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.ApplyConfiguration(new OutboxRowMap());
        Map(modelBuilder);
        StoreConventions.Name(modelBuilder);
    }

    /// <summary>The component's entities: keys, owned types, indexes. Names and conversions come by convention.</summary>
    protected abstract void Map(ModelBuilder model);

    private sealed record PendingMessage(OutboxRow Row, Aggregate About);
}
