using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;
using Stoa.Tests.Hosting;
using Stoa.Tests.Http.Shelf;

namespace Stoa.Tests.Errors;

/// <summary>Lets PostgreSQL die under a process that serves, and takes down what is answered until it is back.</summary>
internal static class ADeadDatabase
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>What is wrong, what was given, what is answered.</summary>
    public static async Task<(string Wrong, string Given, string Answer)> Row(TestDatabase other)
    {
        await using var cluster = new TemporaryCluster();
        var log = new AwaitedLog("PostgreSQL is up again");
        await using var server = await cluster.Start(log, other.Key);
        await using var node = await TestNode.Start(other, [new ShelfComponent()], tell: options => options with { Database = server.ConnectionString });
        await node.Services.GetRequiredService<Migrator>().Migrate([.. Schema.Migrations, ShelfStore.Migration], Cancel);
        var client = node.As(Person.New());
        using (var before = await Ask(client)) Assert.Equal(HttpStatusCode.OK, before.StatusCode);

        // Without its configuration it cannot come back before the answer is seen.
        var configuration = Path.Combine(cluster.Cluster, "postgresql.conf");
        File.Move(configuration, configuration + ".away");
        Posix.Signal(PostmasterFile.Read(cluster.Cluster)!.Process, Posix.Quit);
        using var refused = await Refused(client);
        var (problem, wait) = (await refused.Problem(), refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);
        File.Move(configuration + ".away", configuration);
        await log.Written;
        using var again = await Ask(client);

        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        return ("PostgreSQL dies while Stoa serves", "any request", $"{problem.Status} `{problem.Type}`, `Retry-After: {wait}`: {problem.Detail}<br>"
            + "Nothing has to be done: Stoa starts its own PostgreSQL again, or finds another's when it is back, and then answers as before.");
    }

    // The postmaster ends a moment after the signal.
    private static async Task<HttpResponseMessage> Refused(HttpClient client)
    {
        while (true)
        {
            var answer = await Ask(client);
            if (answer.StatusCode != HttpStatusCode.OK) return answer;
            answer.Dispose();
        }
    }

    private static Task<HttpResponseMessage> Ask(HttpClient client) => client.GetAsync(new Uri("/api/shelf/books", UriKind.Relative), Cancel);
}
