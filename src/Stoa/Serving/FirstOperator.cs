using Stoa.Market.Accounts.Operators;

namespace Stoa.Serving;

/// <summary>
/// The operator's login: made on the first start, shown then and kept in a file of the data folder that only its owner reads, so
/// that a greeting which scrolled away locks nobody out. Whoever has changed the password may delete the file.
/// </summary>
internal static class FirstOperator
{
    /// <summary>The lines to greet with; none where this process has no accounts.</summary>
    public static async Task<IReadOnlyList<string>> Ensure(WebApplication app, string? dataFolder, CancellationToken cancel)
    {
        if (app.Services.GetService<OperatorBootstrap>() is not { } bootstrap) return [];
        var file = dataFolder is null ? null : Path.Combine(dataFolder, "operator-login");
        if (await bootstrap.Ensure(made => Keep(file, made), cancel) is not { } login)
            return file is not null && File.Exists(file) ? [$"  Operator    see {file}"] : [];
        return [$"  Operator    {login.Email}", $"  Password    {login.Password}   (shown once{(file is null ? "" : $", kept in {file}")})"];
    }

    private static void Keep(string? file, FirstLogin login)
    {
        if (file is null) return;
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite };
        using var writer = new StreamWriter(file, options);
        writer.WriteLine($"{login.Email}\n{login.Password}");
    }
}
