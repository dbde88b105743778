using EngineBench;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Stoa.Cloud.Dns;
using Stoa.Platform.Hosting;

// Answers for NAMES names on PORT until its input ends: the dns component as a node runs it, from a table of a PostgreSQL of its own.
var (names, port) = (int.Parse(args[0]), args[1]);
Environment.SetEnvironmentVariable("dns__Port", port);
Environment.SetEnvironmentVariable("dns__AnswersPerSecond", "0");
Component[] table = [new DnsComponent()];
await using var server = await Server.Start();
var options = new NodeOptions { Roles = ["dns"], Database = server.ConnectionString, KeyFile = server.KeyFile, RunFolder = RunFolder.Open() };
await using var app = NodeHost.Build(options, table, services => services.AddLogging(log => log.SetMinimumLevel(LogLevel.Error)));
await NodeHost.Start(app, table, CancellationToken.None);
await server.Run($$"""
    INSERT INTO dns.name (tenant_id, key, fqdn, records, is_gone, changed_at, version)
    SELECT gen_random_uuid(), 'k' || i, 'vm-' || i || '.apps.stoa.test',
        jsonb_build_array(jsonb_build_object('type', 'A', 'data', '10.' || i / 65536 || '.' || i / 256 % 256 || '.' || i % 256, 'ttlSeconds', 60)), false, now(), 1
    FROM generate_series(1, {{names}}) i
    """);
app.Services.GetRequiredService<WakeSignal>().Raise("names");
Console.WriteLine("ready");
await Console.In.ReadToEndAsync();
await app.StopAsync();
