using System.CommandLine;

namespace Stoa.Cli;

/// <summary>Options that every client verb knows.</summary>
internal static class GlobalOptions
{
    public static readonly Option<bool> Json = new("--json") { Description = "Print the answer as JSON, with a stable schema.", Recursive = true };

    public static readonly Option<Uri> Server = new("--server")
    {
        Description = "The address of Stoa (STOA_SERVER; http://127.0.0.1:8080).",
        Recursive = true,
        CustomParser = result => Addresses.Parse(result)!,
        DefaultValueFactory = _ => new Uri(Environment.GetEnvironmentVariable("STOA_SERVER") ?? "http://127.0.0.1:8080"),
    };

    public static readonly Option<string?> Token = new("--token")
    {
        Description = "A session or API token (STOA_TOKEN; else the one kept by 'stoa sign-in').",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("STOA_TOKEN"),
    };

    public static void AddTo(RootCommand root)
    {
        root.Options.Add(Json);
        root.Options.Add(Server);
        root.Options.Add(Token);
    }
}
