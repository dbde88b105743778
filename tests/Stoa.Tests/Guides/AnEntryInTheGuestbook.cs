using System.Net;
using System.Net.Http.Json;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Guides.Guestbook;
using Stoa.Tests.Guides.Guestbook.Entries;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Guides;

public sealed class AnEntryInTheGuestbook(PostgresServer server)
{
    [Fact]
    public async Task Is_read_by_the_company_that_wrote_it_and_by_nobody_else()
    {
        await using var database = await TestDatabase.Create(server);
        await database.Migrate([.. new GuestbookComponent().Migrations]);
        await using var node = await TestNode.Start(database, [new GuestbookComponent()]);
        var ada = Person.New();

        var written = await node.As(ada).PostWithKey("/api/guestbook/entries", new EntryRequest("I am here."));

        var entry = await written.Content.ReadFromJsonAsync<EntryView>(StoaJson.Tolerant, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await StatusOf(node.As(ada.Colleague()), entry!));
        Assert.Equal(HttpStatusCode.NotFound, await StatusOf(node.As(Person.New()), entry!));
    }

    [Fact]
    public async Task Is_refused_with_a_pointer_when_it_says_nothing()
    {
        await using var database = await TestDatabase.Create(server);
        await database.Migrate([.. new GuestbookComponent().Migrations]);
        await using var node = await TestNode.Start(database, [new GuestbookComponent()]);

        var problem = await (await node.As(Person.New()).PostWithKey("/api/guestbook/entries", new EntryRequest(""))).Problem();

        Assert.Equal((422, "/text"), (problem.Status, Assert.Single(problem.Errors!).Pointer));
    }

    private static async Task<HttpStatusCode> StatusOf(HttpClient client, EntryView entry) =>
        (await client.GetAsync($"/api/guestbook/entries/{entry.Id}", TestContext.Current.CancellationToken)).StatusCode;
}
