using Microsoft.EntityFrameworkCore;
using Stoa.Platform.Storage;

namespace Stoa.Tests.Http.Shelf;

internal sealed class ShelfStore(StoreContext context) : ComponentStore(context)
{
    public DbSet<Book> Books => Set<Book>();

    protected override string Schema => "shelf";

    protected override void Map(ModelBuilder model) => model.Entity<Book>();

    public static Migration Migration { get; } = new("shelf", "0001_books", """
        CREATE TABLE shelf.book (
            id uuid PRIMARY KEY, tenant_id uuid NOT NULL, title text NOT NULL, created_at timestamptz NOT NULL, version bigint NOT NULL);
        CREATE UNIQUE INDEX book_title ON shelf.book (tenant_id, title);
        CREATE INDEX book_age ON shelf.book (tenant_id, created_at, id);
        CALL platform.protect('shelf.book', 'tenant');
        """, IsData: false);
}
