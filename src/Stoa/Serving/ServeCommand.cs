using System.CommandLine;
using System.Runtime.InteropServices;
using Stoa.Platform.Hosting;

namespace Stoa.Serving;

/// <summary><c>stoa serve</c>: runs components until it is told to stop. Without roles it is the micro cloud, with its own PostgreSQL.</summary>
internal static class ServeCommand
{
    private const int Refused = 2;

    public static Command Create()
    {
        var command = new Command("serve", "Run Stoa: everything on one machine, or the roles of one node.")
        {
            ServeOptions.Roles, ServeOptions.Data, ServeOptions.Listen, ServeOptions.TlsCertificate, ServeOptions.BehindProxy, ServeOptions.Database, ServeOptions.KeyFile, ServeOptions.Samples,
        };
        command.SetAction((parsed, cancel) => Run(parsed, cancel));
        return command;
    }

    private static async Task<int> Run(ParseResult parsed, CancellationToken cancel)
    {
        if (Preflight.Faults(parsed) is { Count: > 0 } faults) return await Refuse(faults);
        try
        {
            using var logging = LoggerFactory.Create(logs => logs.AddSimpleConsole());
            await using var database = await ServedDatabase.Open(parsed, logging.CreateLogger("Stoa.Database"), cancel);
            await using var app = NodeHost.Build(Options(parsed, database), Components.All);
            await NodeHost.Start(app, Components.All, cancel, database.DataFolder is null ? null : Greeting.Announce);
            await Greeting.Print(app, database.DataFolder, await FirstOperator.Ensure(app, database.DataFolder, cancel));
            await Ended(app, cancel);
            return 0;
        }
        catch (Exception wrong) when (wrong is CannotStartException or FormatException or InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return await Refuse([wrong.Message]);
        }
    }

    private static async Task<int> Refuse(IReadOnlyList<string> faults)
    {
        foreach (var fault in faults) await Console.Error.WriteLineAsync($"stoa: {fault}");
        return Refused;
    }

    private static NodeOptions Options(ParseResult parsed, ServedDatabase database)
    {
        var roles = parsed.GetValue(ServeOptions.Roles) ?? [];
        return new NodeOptions
        {
            Roles = roles,
            Database = database.ConnectionString,
            KeyFile = database.KeyFile,
            RunFolder = RunFolder.Open(),
            Listen = ServeOptions.ListenOf(parsed),
            TlsCertificate = parsed.GetValue(ServeOptions.TlsCertificate)?.FullName,
            IsBehindProxy = parsed.GetValue(ServeOptions.BehindProxy),
            DataFolder = database.DataFolder,
            HasRealMachines = database.DataFolder is not null,
            HasSamples = database.DataFolder is not null || parsed.GetValue(ServeOptions.Samples),
        };
    }

    // SIGTERM and Ctrl-C end the process in order: requests first, then the database under them.
    private static async Task Ended(WebApplication app, CancellationToken cancel)
    {
        var asked = new TaskCompletionSource();
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Ask(signal, asked));
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Ask(signal, asked));
        await using var cancelled = cancel.Register(() => asked.TrySetResult());
        await asked.Task;
        await app.StopAsync(CancellationToken.None);
    }

    private static void Ask(PosixSignalContext signal, TaskCompletionSource asked)
    {
        signal.Cancel = true;
        asked.TrySetResult();
    }
}
