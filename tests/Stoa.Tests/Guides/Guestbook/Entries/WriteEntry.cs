using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Stoa.Platform.Http;
using Stoa.Tests.Guides.Guestbook.Storage;

namespace Stoa.Tests.Guides.Guestbook.Entries;

/// <summary><c>POST entries</c>.</summary>
internal static class WriteEntry
{
    public static async Task<Results<Created<EntryView>, ProblemHttpResult>> Handle(
        EntryRequest request, GuestbookStore store, TimeProvider clock, CancellationToken cancel)
    {
        var faults = new Faults().Require(request.Text.Length is >= 1 and <= 280, "/text", "Write 1 to 280 characters.");
        if (faults.Any) return faults.Refuse();
        var now = clock.GetUtcNow();
        var entry = new Entry { Id = EntryId.From(Guid.CreateVersion7(now)), TenantId = store.Operation.Tenant, Text = request.Text, WrittenAt = now };
        store.Entries.Add(entry);
        store.Publish(new EntryWritten(entry.Id), entry, clock);
        await store.SaveChangesAsync(cancel);
        return TypedResults.Created($"/api/guestbook/entries/{entry.Id}", entry.ToView());
    }
}
