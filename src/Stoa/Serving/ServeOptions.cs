using System.CommandLine;
using Stoa.Cli;

namespace Stoa.Serving;

/// <summary>What <c>stoa serve</c> is told.</summary>
internal static class ServeOptions
{
    public static readonly Option<string[]> Roles = new("--roles")
    {
        Description = "Components to run, separated by commas; without it all of them: the micro cloud.",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = result => [.. result.Tokens.SelectMany(t => t.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))],
    };

    public static readonly Option<DirectoryInfo> Data = new("--data")
    {
        Description = "The data folder (STOA_DATA; ./data).",
        DefaultValueFactory = _ => new DirectoryInfo(Environment.GetEnvironmentVariable("STOA_DATA") ?? "data"),
    };

    public static readonly Option<Uri?> Listen = new("--listen")
    {
        Description = "The public address. Without it the micro cloud takes http://127.0.0.1:8080 and a node with roles has none.",
        CustomParser = Addresses.Parse,
    };

    public static readonly Option<FileInfo?> TlsCertificate = new("--tls-cert") { Description = "PEM file with certificate, chain and key, for an https:// address." };

    public static readonly Option<bool> BehindProxy = new("--behind-proxy") { Description = "A proxy in front speaks TLS and sends X-Forwarded-For, -Proto and -Host." };

    public static readonly Option<string?> Database = new("--database")
    {
        Description = "Npgsql connection string of a PostgreSQL 15 to 18 made ready by 'stoa database init', without user and password (STOA_DATABASE). Without it the micro cloud runs its own.",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("STOA_DATABASE"),
    };

    public static readonly Option<FileInfo?> KeyFile = new("--key-file")
    {
        Description = "The installation's key, the same for all nodes (STOA_KEY_FILE; data folder/stoa.key).",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("STOA_KEY_FILE") is { } path ? new FileInfo(path) : null,
    };

    public static readonly Option<bool> Samples = new("--samples") { Description = "Seed the sample catalog; the micro cloud always has it." };

    /// <summary>The public address; null on a node that was given none.</summary>
    public static Uri? ListenOf(ParseResult parsed) =>
        parsed.GetValue(Listen) ?? (parsed.GetValue(Roles) is { Length: > 0 } ? null : new Uri("http://127.0.0.1:8080"));
}
