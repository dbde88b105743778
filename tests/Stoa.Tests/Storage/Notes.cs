using Microsoft.EntityFrameworkCore;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Storage;

/// <summary>The smallest component store: one table of one class.</summary>
internal sealed class NoteStore(StoreContext context) : ComponentStore(context)
{
    public static readonly Migration Migration = new("notes", "0001_notes", """
        CREATE TABLE notes.note (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, text text NOT NULL);
        CALL platform.protect('notes.note', 'tenant');
        """, IsData: false);

    public DbSet<Note> Notes => Set<Note>();

    protected override string Schema => "notes";

    /// <summary>A store that sees the company's rows.</summary>
    public static NoteStore For(Databases databases, TenantId? company)
    {
        var operation = new OperationContext();
        operation.Begin("notes", "component:notes", "test");
        if (company is { } one) operation.Enter(one);
        return new NoteStore(new StoreContext(databases, operation, new WakeSignal()));
    }

    protected override void Map(ModelBuilder model) => model.Entity<Note>();
}

internal sealed class Note
{
    public Guid Id { get; init; }

    public TenantId TenantId { get; init; }

    public string Text { get; init; } = "";
}
