using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Contracts.Common;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Http.Shelf;

/// <summary>A node with the shelf on it; as a class fixture one a class.</summary>
public sealed class ShelfNode(PostgresServer server) : IAsyncLifetime
{
    public TestDatabase Database { get; private set; } = null!;

    public TestNode Node { get; private set; } = null!;

    internal ShelfCounters Counters => Node.Services.GetRequiredService<ShelfCounters>();

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.Create(server);
        await Database.Migrate(ShelfStore.Migration);
        Node = await TestNode.Start(Database, [new ShelfComponent()]);
    }

    public async ValueTask DisposeAsync()
    {
        await Node.DisposeAsync();
        await Database.DisposeAsync();
    }
}

internal static class Requests
{
    /// <summary>Posts with a key; a new one when none is given.</summary>
    public static Task<HttpResponseMessage> PostWithKey(this HttpClient client, string path, object? body, string? key = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { { "Idempotency-Key", key ?? Guid.NewGuid().ToString() } } };
        if (body is not null) request.Content = JsonContent.Create(body, body.GetType(), options: StoaJson.Tolerant);
        return client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public static Task<HttpResponseMessage> PostText(this HttpClient client, string path, string json, string type = "application/json") =>
        client.PostAsync(path, new StringContent(json, System.Text.Encoding.UTF8, type), TestContext.Current.CancellationToken);

    public static async Task<Problem> Problem(this HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return (await answer.Content.ReadFromJsonAsync<Problem>(StoaJson.Tolerant, TestContext.Current.CancellationToken))!;
    }
}
