using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Http;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Http.Versions;
using Stoa.Platform.Security;

namespace Stoa.Tests.Http.Shelf;

/// <summary>A component with every kind of endpoint, for what the platform does around them.</summary>
internal sealed class ShelfComponent : Component
{
    private static readonly ProblemType TitleTaken = new("shelf:title-taken", 409, "The title is taken",
        "Another book of the company has the title.", "Take another title.");

    private static readonly NewestFirst<Book, BookId> Order = new(book => book.CreatedAt, book => book.Id);

    public override string Name => "shelf";

    public override void AddServices(ComponentBuilder component)
    {
        component.Store<ShelfStore>().Constraint("book_title", TitleTaken);
        component.Services.AddSingleton<ShelfCounters>();
    }

    public override void MapEndpoints(ComponentRoutes routes)
    {
        var api = routes.Api<ShelfStore>();
        api.MapPost("books", Add).Allow(Callers.User);
        api.MapGet("books", List).Allow(Callers.User);
        api.MapGet("books/{id}", Read).Allow(Callers.User);
        api.MapPut("books/{id}/title", Rename).Allow(Callers.User);
        api.MapPost("books/after-asking", AddAfterAsking).Allow(Callers.User).WithoutTransaction();
        api.MapPost("books/committing", AddCommitting).Allow(Callers.User).WithoutTransaction();
        api.MapPost("visits", (ShelfStore store, ShelfCounters counters, CancellationToken cancel) => AddBook(new("A visit"), store, counters, cancel))
            .Allow(Callers.Visitor).WorksFor(TenantId.Marketplace);
        api.MapPost("attempts", Attempt).Allow(Callers.User).KeepsRefusals();
        api.MapPost("keys", Key).Allow(Callers.User);
        api.MapPost("bugs", Bug).Allow(Callers.User);
        api.MapPost("gates/{name}", Gate).Allow(Callers.User);
        api.MapPost("sums", (BookRequest request) => TypedResults.Ok(request.Title.Length)).Allow(Callers.Visitor).WithoutKey("It only counts.");
        api.MapPost("notes", (BookRequest request) => TypedResults.Ok(request)).Allow(Callers.User | Callers.Component).WithoutKey("It only repeats.");
        api.MapGet("inside", () => TypedResults.Ok("inside")).Allow(Callers.Component);
        api.MapGet("client", (HttpContext http) => TypedResults.Ok($"{http.OfClient()} {http.Request.Scheme}")).Allow(Callers.Visitor);
        api.MapGet("trace", () => TypedResults.Ok(System.Diagnostics.Activity.Current?.TraceId.ToString())).Allow(Callers.User);
        api.MapGet("desk", () => TypedResults.Ok("desk")).Allow(Callers.Operator);
    }

    private static async Task<Results<Created<BookView>, ProblemHttpResult>> Add(
        BookRequest request, ShelfStore store, ShelfCounters counters, CancellationToken cancel)
    {
        if (await store.Books.AnyAsync(b => b.Title == request.Title && !request.Title.StartsWith("race"), cancel)) return Problems.Of(TitleTaken);
        return await AddBook(request, store, counters, cancel);
    }

    private static async Task<Created<BookView>> AddBook(BookRequest request, ShelfStore store, ShelfCounters counters, CancellationToken cancel)
    {
        var book = new Book { Id = BookId.From(Guid.CreateVersion7()), TenantId = store.Operation.Tenant, Title = request.Title, CreatedAt = counters.Now() };
        store.Books.Add(book);
        await store.SaveChangesAsync(cancel);
        counters.Effect();
        return TypedResults.Created($"/api/shelf/books/{book.Id}", book.ToView());
    }

    private static async Task<Ok<Page<BookView>>> List(Paging paging, ShelfStore store, CancellationToken cancel) =>
        TypedResults.Ok((await store.Books.ToPage(paging, Order, cancel)).Select(book => book.ToView()));

    private static async Task<Results<Ok<BookView>, ProblemHttpResult>> Read(BookId id, ShelfStore store, CancellationToken cancel) =>
        await store.Books.FindAsync([id], cancel) is { } book ? TypedResults.Ok(book.ToView()) : Problems.NotFound("book");

    private static async Task<Results<Ok<BookView>, ProblemHttpResult>> Rename(
        BookId id, BookRequest request, IfMatch expected, ShelfStore store)
    {
        if (await store.Books.FindAsync(id) is not { } book) return Problems.NotFound("book");
        if (!expected.Allows(book.ToView())) return Problems.ChangedSince();
        book.Title = request.Title;
        await store.SaveChangesAsync();
        return TypedResults.Ok(book.ToView());
    }

    private static async Task<Created<BookView>> AddAfterAsking(BookRequest request, ShelfStore store, ShelfCounters counters, CancellationToken cancel)
    {
        counters.Ask();
        await store.Begin(cancel);
        return await AddBook(request, store, counters, cancel);
    }

    private static async Task<Results<Created<BookView>, ProblemHttpResult>> AddCommitting(
        BookRequest request, ShelfStore store, ShelfCounters counters, CancellationToken cancel)
    {
        await using var transaction = await store.Begin(cancel);
        var answer = await AddBook(request, store, counters, cancel);
        await transaction.CommitAsync(cancel);
        if (request.Title == "fails late") throw new InvalidOperationException("After the commit.");
        return request.Title == "refused late" ? Problems.Of(TitleTaken) : answer;
    }

    private static async Task<ProblemHttpResult> Attempt(BookRequest request, ShelfStore store, ShelfCounters counters, CancellationToken cancel)
    {
        await AddBook(request, store, counters, cancel);
        return Problems.Of(TitleTaken, "The attempt counts.");
    }

    private static async Task<Created<RoomKey>> Key(ShelfStore store, ShelfCounters counters, CancellationToken cancel)
    {
        var book = await AddBook(new BookRequest("A key"), store, counters, cancel);
        return TypedResults.Created("/api/shelf/keys/1", new RoomKey(book.Value!.Id, "sesame", "cellar"));
    }

    private static async Task<Ok> Bug(BookRequest request, ShelfStore store, ShelfCounters counters, CancellationToken cancel)
    {
        await AddBook(request, store, counters, cancel);
        throw new InvalidOperationException("A bug, made on purpose.");
    }

    // Tells that it is inside, and stays there until the test opens the gate.
    private static async Task<Created<BookView>> Gate(string name, ShelfStore store, ShelfCounters counters, CancellationToken cancel)
    {
        await store.Database.ExecuteSqlRawAsync("SET LOCAL idle_in_transaction_session_timeout = 0", cancel);
        await counters.Pass(name, cancel);
        return await AddBook(new BookRequest(name), store, counters, cancel);
    }
}
