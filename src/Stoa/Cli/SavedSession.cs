using System.Text.Json;

namespace Stoa.Cli;

/// <summary>Sessions kept between calls: <c>$XDG_CONFIG_HOME/stoa/sessions.json</c>, mode 0600, a token by server.</summary>
internal static class SavedSession
{
    private static string Path => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify), "stoa", "sessions.json");

    public static string? Read(Uri server) => All().GetValueOrDefault(server.ToString());

    public static void Write(Uri server, string token)
    {
        var all = All();
        all[server.ToString()] = token;
        Write(all);
    }

    /// <summary>Forgets the token, if it is the one that is kept for this server.</summary>
    public static void Forget(Uri server, string token)
    {
        var all = All();
        if (all.GetValueOrDefault(server.ToString()) == token && all.Remove(server.ToString())) Write(all);
    }

    private static void Write(Dictionary<string, string> all)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var options = new FileStreamOptions
        {
            Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        };
        using var file = new FileStream(Path, options);
        JsonSerializer.Serialize(file, all);
    }

    private static Dictionary<string, string> All() =>
        File.Exists(Path) ? JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path))! : [];
}
