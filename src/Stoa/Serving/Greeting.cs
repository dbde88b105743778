using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Stoa.Platform.Hosting;

namespace Stoa.Serving;

/// <summary>What a person reads when Stoa is up: where, who, and what next.</summary>
internal static class Greeting
{
    /// <summary>Said on the first start, and on the first one of a newer program, while somebody waits.</summary>
    public static void Announce(int migrations) => Console.Out.WriteLine($"Preparing the database: {migrations} migrations");

    public static async Task Print(WebApplication app, string? data, IReadOnlyList<string> login)
    {
        var options = app.Services.GetRequiredService<NodeOptions>();
        var node = app.Services.GetRequiredService<Node>();
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;
        var address = addresses.FirstOrDefault(a => !a.Contains("unix:", StringComparison.Ordinal));
        var lines = options.IsMicroCloud
            ? MicroCloud(address!, data!, [.. Opened(app), .. login])
            : [$"Stoa node {node.Id} is up: {string.Join(", ", node.Roles)}", address is null ? "It has no public address." : $"Address  {address}"];
        foreach (var line in lines) await Console.Out.WriteLineAsync(line);
    }

    private static IEnumerable<string> Opened(WebApplication app) => app.Services.GetRequiredService<Greetings>().Lines.Select(line => $"  {line.Title,-10}  {line.Text}");

    private static string[] MicroCloud(string address, string? data, IReadOnlyList<string> login) =>
    [
        "",
        "Stoa is up.",
        $"  Storefront  {address}/",
        $"  Mailbox     {address}/mailbox   (all mail stays here until SMTP is configured)",
        $"  API         {address}/api",
        $"  Data        {data}",
        .. login,
        $"Next: open {address}/ and order a machine. Ctrl-C ends everything and keeps the data.",
        "",
    ];
}
