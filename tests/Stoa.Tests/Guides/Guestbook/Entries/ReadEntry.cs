using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Platform.Http;
using Stoa.Tests.Guides.Guestbook.Storage;

namespace Stoa.Tests.Guides.Guestbook.Entries;

/// <summary><c>GET entries/{id}</c>.</summary>
internal static class ReadEntry
{
    public static async Task<Results<Ok<EntryView>, ProblemHttpResult>> Handle(EntryId id, GuestbookStore store, CancellationToken cancel) =>
        await store.Entries.FindAsync([id], cancel) is { } entry ? TypedResults.Ok(entry.ToView()) : Problems.NotFound("entry");
}
