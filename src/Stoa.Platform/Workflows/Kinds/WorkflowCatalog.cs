using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Workflows.Kinds;

/// <summary>The workflows that this process knows, each with its number in the database.</summary>
internal sealed class WorkflowCatalog(IEnumerable<WorkflowRegistration> registrations, IServiceScopeFactory scopes, Databases databases)
    : IDisposable
{
    private readonly SemaphoreSlim once = new(1);
    private KnownWorkflows? known;

    /// <summary>All of them; the first call registers them.</summary>
    /// <exception cref="InvalidOperationException">A version is recorded with other steps than the program has.</exception>
    public ValueTask<KnownWorkflows> Ready(CancellationToken cancel) => known is { } ready ? new(ready) : new(Register(cancel));

    /// <summary>The steps of any recorded kind, also of one that this process cannot do any more.</summary>
    public async Task<IReadOnlyList<StepShape>> Steps(int kind, CancellationToken cancel)
    {
        if ((await Ready(cancel)).Find(kind) is { } mine) return mine.Steps;
        await using var query = databases[DatabaseRole.Engine].CreateCommand("SELECT steps FROM platform.workflow_kind WHERE id = $1");
        query.Parameters.Add(new() { Value = kind });
        return [.. ((string[])(await query.ExecuteScalarAsync(cancel))!).Select(StepShape.Foreign)];
    }

    public void Dispose() => once.Dispose();

    private async Task<KnownWorkflows> Register(CancellationToken cancel)
    {
        await once.WaitAsync(cancel);
        try
        {
            if (known is { } ready) return ready;
            using var scope = scopes.CreateScope();
            List<WorkflowKind> kinds = [.. registrations.Select(r => r.Describe(scope.ServiceProvider))];
            await using var connection = await databases[DatabaseRole.Engine].OpenConnectionAsync(cancel);
            foreach (var kind in kinds) kind.Id = await Number(connection, kind, cancel);
            return known = new KnownWorkflows(kinds);
        }
        finally
        {
            once.Release();
        }
    }

    private static async Task<int> Number(NpgsqlConnection connection, WorkflowKind kind, CancellationToken cancel)
    {
        string[] steps = [.. kind.Steps.Select(s => s.Name)];
        await using var command = new NpgsqlCommand("""
            INSERT INTO platform.workflow_kind (component, name, version, steps) VALUES ($1, $2, $3, $4)
            ON CONFLICT (component, name, version) DO UPDATE SET name = EXCLUDED.name RETURNING id, steps
            """, connection)
        {
            Parameters = { new() { Value = kind.Component }, new() { Value = kind.Name }, new() { Value = kind.Version }, new() { Value = steps } },
        };
        await using var row = await command.ExecuteReaderAsync(cancel);
        await row.ReadAsync(cancel);
        var recorded = row.GetFieldValue<string[]>(1);
        return recorded.SequenceEqual(steps) ? row.GetInt32(0) : throw new InvalidOperationException(
            $"Workflow {kind.Name} version {kind.Version} is recorded with the steps {string.Join(", ", recorded)}. "
            + "Runs may be under way on them: give the changed workflow a new version, beside the old one.");
    }
}
