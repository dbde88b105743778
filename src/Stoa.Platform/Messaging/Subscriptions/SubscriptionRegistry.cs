using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging.Subscriptions;

/// <summary>Tells the relays of all processes, by <c>platform.subscription</c>, what the components of this one hear.</summary>
internal sealed class SubscriptionRegistry(Databases databases, MessageHandlers handlers, HeardElsewhere elsewhere, Node node)
{
    // Two releases may run side by side: the older one adds what it hears, only the newer one takes away.
    private const string Write = """
        INSERT INTO platform.subscription (component, message, release) SELECT component, message, $3 FROM unnest($1::text[], $2::text[]) n(component, message)
        ON CONFLICT (message, component) DO UPDATE SET release = EXCLUDED.release WHERE subscription.release < EXCLUDED.release
        """;

    // Whether a component of another process still hears a message is known by the newest release of it that ever ran.
    private const string WriteElsewhere = """
        INSERT INTO platform.subscription (component, message, release) SELECT component, message, $3 FROM unnest($1::text[], $2::text[]) n(component, message)
        WHERE NOT EXISTS (SELECT FROM platform.subscription s WHERE s.component = n.component AND s.release > $3)
        ON CONFLICT (message, component) DO NOTHING
        """;

    private const string Prune = """
        DELETE FROM platform.subscription s WHERE s.component = ANY($1) AND s.release < $4
            AND (s.component, s.message) NOT IN (SELECT * FROM unnest($2::text[], $3::text[]))
        """;

    // Nobody will ever handle these; where one of them led its key, the others go on.
    private const string DropUnheard = """
        DELETE FROM platform.delivery d WHERE d.component = ANY($1) AND d.owner IS NULL
            AND NOT EXISTS (SELECT FROM platform.subscription s WHERE s.component = d.component AND s.message = d.name)
        """;

    private const string Promote = """
        UPDATE platform.delivery d SET state = 'Ready' WHERE d.component = ANY($1) AND d.state = 'Waiting'
            AND NOT EXISTS (SELECT FROM platform.delivery f WHERE f.component = d.component AND f.key = d.key AND f.seq < d.seq)
        """;

    /// <summary>Writes what all components hear, and drops what none of this process's hears any more.</summary>
    public async Task Register(CancellationToken cancel)
    {
        string[] components = [.. handlers.Pairs.Select(p => p.Component)], names = [.. handlers.Pairs.Select(p => p.MessageName)];
        string[] here = [.. node.Roles];
        var release = Release;
        await using var batch = databases[DatabaseRole.Engine].CreateBatch();
        batch.Add(Write, components, names, release);
        batch.Add(WriteElsewhere, elsewhere.Pairs.Select(p => p.Component).ToArray(), elsewhere.Pairs.Select(p => p.MessageName).ToArray(), release);
        batch.Add(Prune, here, components, names, release);
        batch.Add(DropUnheard, [here]);
        batch.Add(Promote, [here]);
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private static int[] Release
    {
        get
        {
            var version = typeof(SubscriptionRegistry).Assembly.GetName().Version!;
            return [version.Major, version.Minor, version.Build];
        }
    }
}
