using System.Text.RegularExpressions;

namespace Stoa.SystemTests.Fixtures;

/// <summary>A running Stoa: its processes, its address, where its mail goes.</summary>
internal sealed partial class Installation : IAsyncDisposable
{
    private readonly List<StoaNode> nodes = [];
    private readonly SmtpSink sink = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("stoa-system-");
    private ClusterDatabase? database;

    private readonly string driver;
    private readonly bool sendsMail;

    private readonly IReadOnlyDictionary<string, string> settings;

    private Installation(string driver, bool sendsMail, IReadOnlyDictionary<string, string>? settings) =>
        (this.driver, this.sendsMail, this.settings) = (driver, sendsMail, settings ?? new Dictionary<string, string>());

    /// <summary>The public address of the node that has the web.</summary>
    public Uri Address { get; private set; } = null!;

    public IReadOnlyList<StoaNode> Nodes => nodes;

    /// <summary>For files of the test; the micro cloud's data lie in <c>data</c> below it.</summary>
    public DirectoryInfo Folder => folder;

    /// <summary>All that the processes printed, for a failed test.</summary>
    public string Log => string.Join('\n', nodes.Select(node => $"--- {node.Name}\n{node.Log}"));

    /// <summary>Starts the processes of a shape and waits until all are up. Where no mail is sent it stays in the mailbox.</summary>
    public static async Task<Installation> Start(Shape shape, string driver = "simulator", bool sendsMail = true, IReadOnlyDictionary<string, string>? settings = null)
    {
        var installation = new Installation(driver, sendsMail, settings);
        try
        {
            // PostgreSQL's user must be able to reach its files, whoever runs the tests.
            File.SetUnixFileMode(installation.folder.FullName, (UnixFileMode)0b111_101_101);
            if (shape != Shape.One) installation.database = await ClusterDatabase.Start(installation.folder);
            foreach (var roles in shape.Processes) installation.nodes.Add(installation.StartNode(roles));
            foreach (var node in installation.nodes)
                if (await node.Up() is { } address) installation.Address = new Uri(address);
            return installation;
        }
        catch
        {
            await installation.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the one process as a power cut does, waits for what the test does meanwhile, and starts it again at its address.</summary>
    public async Task KillAndStartAgain(Func<Task> meanwhile)
    {
        await nodes.Single().KillHard();
        await meanwhile();
        await nodes.Single().DisposeAsync();
        nodes[0] = StartNode([]);
        Address = new Uri((await nodes[0].Up())!);
    }

    /// <summary>The newest mail to the address that says this.</summary>
    public Task<string> Mail(string to, string saying, CancellationToken cancel) => sink.Receive(to, saying, cancel);

    /// <summary>What the newest mail about a sign-up asks to be typed.</summary>
    public async Task<string> SignUpCode(string address, CancellationToken cancel) => SixDigits().Match(await Mail(address, "code", cancel)).Value;

    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(nodes.Select(node => node.DisposeAsync().AsTask()));
        if (database is not null) await database.DisposeAsync();
        sink.Dispose();
        folder.Delete(recursive: true);
    }

    private StoaNode StartNode(IReadOnlyList<string> roles)
    {
        var arguments = new List<string> { "serve" };
        if (roles.Count > 0) arguments.AddRange(["--roles", string.Join(',', roles), "--samples"]);
        if (database is null) arguments.AddRange(["--data", Path.Combine(folder.FullName, "data")]);
        else arguments.AddRange(["--database", database.ConnectionString, "--key-file", database.KeyFile]);
        if (roles.Count == 0 || roles.Contains("web")) arguments.AddRange(["--listen", Address?.GetLeftPart(UriPartial.Authority) ?? "http://127.0.0.1:0"]);
        var environment = new Dictionary<string, string>(settings) { ["compute__Driver"] = driver };
        if (sendsMail) (environment["notifications__Smtp__Host"], environment["notifications__Smtp__Port"]) = ("127.0.0.1", $"{sink.Port}");
        return StoaNode.Start(roles.Count == 0 ? "stoa" : string.Join(',', roles), arguments, environment);
    }

    [GeneratedRegex(@"\b\d{6}\b")]
    private static partial Regex SixDigits();
}
