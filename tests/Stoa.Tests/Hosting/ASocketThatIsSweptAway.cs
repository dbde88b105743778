using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Stoa.Platform.Hosting;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Hosting;

/// <summary>Somebody cleans the folder in which a running process has its socket.</summary>
public sealed class ASocketThatIsSweptAway(PostgresServer server)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Is_there_again_after_the_next_heartbeat_and_answers()
    {
        await using var database = await TestDatabase.Create(server);
        await using var process = await TestNode.Start(database, []);
        var (socket, path) = (process.Services.GetRequiredService<NodeSocket>(), process.Services.GetRequiredService<Node>().Socket);
        socket.Keep();
        File.Delete(path);
        Assert.Contains("was removed", (await Report(process)).Entries["socket"].Description, StringComparison.Ordinal);

        socket.Keep();
        Assert.Equal(HealthStatus.Healthy, (await Report(process)).Entries["socket"].Status);
        Assert.Equal(HttpStatusCode.OK, (await process.AsComponent("talk").GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Makes_the_process_not_ready_when_its_second_name_is_gone_too()
    {
        await using var database = await TestDatabase.Create(server);
        await using var process = await TestNode.Start(database, []);
        var (socket, path) = (process.Services.GetRequiredService<NodeSocket>(), process.Services.GetRequiredService<Node>().Socket);
        socket.Keep();
        foreach (var name in Directory.GetFiles(Path.GetDirectoryName(path)!)) File.Delete(name);

        socket.Keep();
        Assert.Equal(HealthStatus.Unhealthy, (await Report(process)).Entries["socket"].Status);
    }

    [Fact]
    public async Task Stays_away_when_the_process_is_ending()
    {
        await using var database = await TestDatabase.Create(server);
        await using var process = await TestNode.Start(database, []);
        var (socket, path) = (process.Services.GetRequiredService<NodeSocket>(), process.Services.GetRequiredService<Node>().Socket);
        socket.Keep();
        process.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        File.Delete(path);
        socket.Keep();
        Assert.False(File.Exists(path));
        Assert.Equal(HealthStatus.Healthy, (await Report(process)).Entries["socket"].Status);
        socket.Leave();
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, Path.GetFileName(path) + "*"));
    }

    private static Task<HealthReport> Report(TestNode process) => process.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Cancel);
}
