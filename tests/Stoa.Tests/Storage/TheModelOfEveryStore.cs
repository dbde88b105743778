using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Storage;

public sealed class TheModelOfEveryStore(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Fits_the_migrated_schema()
    {
        var faults = new List<string>();
        foreach (var type in Types())
        {
            await using var store = Open(type);
            faults.AddRange(await ModelFaults.Find(store, database));
        }

        Assert.Empty(faults);
    }

    [Fact]
    public async Task Is_found_not_to_fit_when_a_migration_is_missing_or_says_something_else()
    {
        await using var store = NoteStore.For(database.Databases, null);
        Assert.Contains("notes.note is in the model and not in the database", await ModelFaults.Find(store, database));

        await database.AsAdmin("CREATE SCHEMA notes; CREATE TABLE notes.note (id uuid PRIMARY KEY, tenant_id text, extra int NOT NULL)");
        var faults = await ModelFaults.Find(store, database);
        Assert.Contains("notes.note.tenant_id is text in the database and uuid not null in the model", faults);
        Assert.Contains("notes.note.text is in the model and not in the database", faults);
        Assert.Contains("notes.note.extra is required by the database and not in the model", faults);
        await database.AsAdmin("DROP SCHEMA notes CASCADE");
    }

    private static IEnumerable<Type> Types() =>
        Components.All.Select(component => component.GetType().Assembly).Append(typeof(ComponentStore).Assembly).Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsSubclassOf(typeof(ComponentStore)) && !type.IsAbstract);

    private ComponentStore Open(Type type)
    {
        var context = new StoreContext(database.Databases, new OperationContext(), new WakeSignal());
        return (ComponentStore)Activator.CreateInstance(type, context)!;
    }
}
