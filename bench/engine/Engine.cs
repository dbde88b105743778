using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Stoa.Contracts.Common;
using Stoa.Platform.Hosting;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows;

namespace EngineBench;

/// <param name="StartSeconds">To start all runs, in transactions of 500, before they were due.</param>
/// <param name="Seconds">From the first step to the last committed end.</param>
/// <param name="Commits">Of the database meanwhile.</param>
/// <param name="CpuSeconds">Of the process meanwhile.</param>
/// <param name="ServerCpuSeconds">Of PostgreSQL meanwhile.</param>
internal sealed record Figures(double StartSeconds, double Seconds, long Commits, double CpuSeconds, double ServerCpuSeconds);

/// <summary>A whole node of Stoa with one component, as a process of it would run.</summary>
internal sealed class Engine : IAsyncDisposable
{
    private static readonly TenantId Company = new(new Guid("00000000-0000-7000-8000-0000000000bb"));
    private static readonly Component[] Table = [new BenchComponent()];
    private readonly Server server;
    private readonly WebApplication node;
    private int started;

    public Engine(Server server, int inFlight)
    {
        this.server = server;
        var options = new NodeOptions { Roles = [], Database = server.ConnectionString, KeyFile = server.KeyFile, RunFolder = RunFolder.Open() };
        node = NodeHost.Build(options, Table, services => services
            .Replace(ServiceDescriptor.Singleton(new RunEngineOptions { MaxInHand = inFlight }))
            .AddLogging(log => log.SetMinimumLevel(LogLevel.Warning)));
    }

    private Finishes Finishes => node.Services.GetRequiredService<Finishes>();

    /// <summary>Starts the node and lets it do some runs, so that what is measured is compiled and prepared.</summary>
    public async Task WarmUp(int runs)
    {
        await NodeHost.Start(node, Table, CancellationToken.None);
        var finished = Finishes.Expect(runs);
        for (var left = runs; left > 0; left -= 500) await Start(Math.Min(500, left), null);
        await finished;
    }

    /// <summary>Starts the runs for a moment in the future, at which all of them are due.</summary>
    public async Task<Figures> Drain(int runs)
    {
        var due = TimeProvider.System.GetUtcNow().AddSeconds(5 + (runs / 1000));
        var begun = Stopwatch.GetTimestamp();
        for (var left = runs; left > 0; left -= 500) await Start(Math.Min(500, left), due);
        var startSeconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
        await server.Run("VACUUM ANALYZE platform.run, platform.run_cursor, platform.run_step");

        var finished = Finishes.Expect(runs);
        var wait = due - TimeProvider.System.GetUtcNow();
        if (wait < TimeSpan.Zero) throw new InvalidOperationException("The machine is too busy: the runs fell due before all were started.");
        if (wait > TimeSpan.Zero) await Task.Delay(wait);
        var before = await Meters();
        await finished;
        while (await Left() > 0) await Task.Delay(1);
        var (seconds, after) = (Finishes.SinceFirst.TotalSeconds, await Meters());
        return new Figures(startSeconds, seconds, after.Commits - before.Commits, after.Cpu - before.Cpu, after.ServerCpu - before.ServerCpu);
    }

    /// <summary>One after the other on the idle node: milliseconds from the start to the committed end, sorted.</summary>
    public async Task<List<double>> OneByOne(int runs)
    {
        var times = new List<double>();
        for (var i = 0; i < runs; i++)
        {
            var last = Finishes.Expect(1);
            var begun = Stopwatch.GetTimestamp();
            await Start(1, null);
            await last;
            while (await Left() > 0) await Task.Yield();
            times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
        }

        times.Sort();
        return times;
    }

    public async ValueTask DisposeAsync()
    {
        await node.StopAsync();
        await node.DisposeAsync();
    }

    // One in a hundred waits behind another of its subject.
    private async Task Start(int count, DateTimeOffset? due)
    {
        await using var scope = node.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OperationContext>().Enter(Company);
        var store = scope.ServiceProvider.GetRequiredService<BenchStore>();
        await using var transaction = await store.Begin(CancellationToken.None);
        List<RunStart<Load>> starts = [.. Enumerable.Range(started, count).Select(i => new RunStart<Load>($"subject-{(i % 100 == 99 ? i - 1 : i)}", new Load(), $"order-{i}") { At = due })];
        started += count;
        await scope.ServiceProvider.GetRequiredService<Runs>().StartAll<FiveSteps, Load>(store, starts, CancellationToken.None);
        await transaction.CommitAsync();
    }

    private Task<long> Left() => Ask("SELECT count(*) FROM (SELECT FROM platform.run_cursor LIMIT 1) c");

    private async Task<(long Commits, double Cpu, double ServerCpu)> Meters() => (
        await server.Ask<long>("SELECT xact_commit FROM pg_stat_database WHERE datname = 'stoa'"),
        Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds, server.CpuSeconds());

    private async Task<long> Ask(string sql)
    {
        await using var command = node.Services.GetRequiredService<Databases>()[DatabaseRole.Engine].CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
