using Microsoft.Extensions.Logging;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

public sealed class MigrationsThatAreMissing(PostgresServer server) : IAsyncLifetime
{
    private readonly TestLog log = new();
    private readonly List<int> announced = [];
    private TestDatabase database = null!;

    private Migrator Migrator => new(database.Databases, LoggerFactory.Create(logs => logs.AddProvider(log)).CreateLogger<Migrator>());

    public async ValueTask InitializeAsync() => database = await TestDatabase.Create(server);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Are_named_in_the_log_each()
    {
        await Migrator.Migrate([.. Schema.Migrations, NoteStore.Migration], TestContext.Current.CancellationToken);
        Assert.Contains(log.Lines, line => line.Contains("notes/0001_notes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Are_announced_once_to_somebody_who_waits()
    {
        for (var start = 0; start < 2; start++)
            await Migrator.Migrate([.. Schema.Migrations, NoteStore.Migration], TestContext.Current.CancellationToken, announced.Add);
        Assert.Equal([1], announced);
        Assert.Empty(log.Lines);
    }
}
