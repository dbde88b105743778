using System.Diagnostics;
using System.Text.Json;
using Stoa.SystemTests.Browsing;
using Stoa.SystemTests.Fixtures;

namespace Stoa.SystemTests.Journeys;

/// <summary>One installation for all tests of the command line.</summary>
public sealed class CommandLineInstallation : IAsyncLifetime
{
    internal Installation Stoa { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Stoa = await Installation.Start(Shape.One);

    public ValueTask DisposeAsync() => Stoa.DisposeAsync();
}

/// <summary>What a person and their programs do by the command line alone.</summary>
public sealed class TheCommandLine(CommandLineInstallation installation) : IClassFixture<CommandLineInstallation>
{
    private readonly Installation stoa = installation.Stoa;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Makes_a_token_that_does_what_its_scopes_say_until_it_is_revoked()
    {
        var grace = new CommandLineUser(stoa, "grace");
        await grace.SignUp(Cancel);
        var made = await grace.Json(Cancel, "tokens", "create", "--name", "backup", "--scope", "subscriptions:read", "--scope", "deployer:read", "--days", "30");
        var (id, token) = (made.GetProperty("id").GetString()!, made.GetProperty("token").GetString()!);

        Assert.Equal(0, (await grace.Call(["orders", "list"], Cancel, token)).ExitCode);
        var beyond = await grace.Call(["cards", "list"], Cancel, token);
        Assert.Equal(1, beyond.ExitCode);

        var listed = Assert.Single((await grace.Json(Cancel, "tokens", "list")).EnumerateArray());
        Assert.Equal(["subscriptions:read", "deployer:read"], listed.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()!));
        Assert.Equal(TimeSpan.FromDays(30), listed.GetProperty("expires").GetDateTimeOffset() - listed.GetProperty("createdAt").GetDateTimeOffset());
        Assert.DoesNotContain(token, listed.GetRawText(), StringComparison.Ordinal);

        var revoked = await grace.Call(["tokens", "revoke", id], Cancel);
        Assert.True(revoked.ExitCode == 0, revoked.Errors);
        Assert.Empty((await grace.Json(Cancel, "tokens", "list")).EnumerateArray());
        await Waiting.Until(async patience => (await grace.Call(["orders", "list"], patience, token)).ExitCode == 1, "the revoked token is refused", Cancel);
    }

    [Fact]
    public async Task Signs_up_by_two_calls_where_nobody_types_the_code()
    {
        var barbara = new CommandLineUser(stoa, "barbara");
        var started = await barbara.Json(Cancel, "sign-up", "--email", barbara.Email, "--name", "Barbara", "--country", "IT");
        Assert.False(File.Exists(barbara.SessionFile));
        var confirm = new[] { "sign-up", "confirm", started.GetProperty("id").GetString()!, "--code", await stoa.SignUpCode(barbara.Email, Cancel) };
        Assert.Equal(barbara.Email, (await barbara.Json(Cancel, confirm)).GetProperty("email").GetString());
        Assert.Equal(0, (await barbara.Call(["orders", "list"], Cancel)).ExitCode);
    }

    [Fact]
    public async Task Names_what_is_wrong_with_a_token_that_is_asked_for()
    {
        var edsger = new CommandLineUser(stoa, "edsger");
        await edsger.SignUp(Cancel);

        var (exitCode, output, errors) = await edsger.Call(["tokens", "create", "--name", "x", "--scope", "everything", "--days", "0"], Cancel);

        Assert.Equal(1, exitCode);
        Assert.Equal("", output);
        Assert.Contains("/scopes", errors, StringComparison.Ordinal);
        Assert.Contains("/days", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signs_out_at_the_server_and_forgets_the_session()
    {
        var alan = new CommandLineUser(stoa, "alan");
        await alan.SignUp(Cancel);
        var session = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(alan.SessionFile, Cancel))!.Values.Single();

        Assert.Equal(0, (await alan.Call(["sign-out"], Cancel)).ExitCode);

        Assert.DoesNotContain(session, await File.ReadAllTextAsync(alan.SessionFile, Cancel), StringComparison.Ordinal);
        await Waiting.Until(async patience => (await alan.Call(["orders", "list"], patience, session)).ExitCode == 1, "the ended session is refused", Cancel);
        var again = await alan.Call(["sign-out"], Cancel);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("No session was kept", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Forgets_a_session_that_the_server_knows_no_more_but_keeps_it_from_one_that_does_not_answer()
    {
        var ken = new CommandLineUser(stoa, "ken");
        Directory.CreateDirectory(Path.GetDirectoryName(ken.SessionFile)!);
        var silent = "http://127.0.0.1:9/";
        await File.WriteAllTextAsync(ken.SessionFile, JsonSerializer.Serialize(new Dictionary<string, string> { [stoa.Address.ToString()] = "sess_old", [silent] = "sess_kept" }), Cancel);

        Assert.Equal(0, (await ken.Call(["sign-out"], Cancel)).ExitCode);
        Assert.Equal(1, (await ken.Call(["sign-out", "--server", silent], Cancel)).ExitCode);

        var left = JsonSerializer.Deserialize<Dictionary<string, string>>(await File.ReadAllTextAsync(ken.SessionFile, Cancel))!;
        Assert.Equal("sess_kept", Assert.Single(left).Value);
        Assert.Equal(silent, left.Keys.Single());
    }

    [Fact]
    public async Task Takes_an_order_by_its_number()
    {
        var ada = new CommandLineUser(stoa, "ada");
        await ada.SignUp(Cancel);
        var number = (await ada.Order(Card.AsksTheBank, Cancel)).GetProperty("number").GetInt64().ToString(System.Globalization.CultureInfo.InvariantCulture);
        Task Reaches(string what, Func<JsonElement, bool> isSo) =>
            Waiting.Until(async patience => isSo(await ada.Json(patience, "orders", "show", number)), $"order {number} {what}", Cancel);

        await Reaches("waits for the bank's answer", order => order.TryGetProperty("paymentToConfirm", out var payment) && payment.ValueKind == JsonValueKind.String);
        var confirmed = await ada.Call(["orders", "confirm", number], Cancel);
        Assert.True(confirmed.ExitCode == 0, confirmed.Errors);
        await Reaches("is deployed", order => order.GetProperty("state").GetString() == "Deployed");
        await ada.Json(Cancel, "orders", "terminate", number);
        await Reaches("is gone", order => order.GetProperty("state").GetString() == "Undeployed");

        var missing = await ada.Call(["orders", "show", "999999"], Cancel);
        Assert.Equal(1, missing.ExitCode);
        Assert.Contains("There is no such order", missing.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_an_order_past_the_bank_and_through_a_restart_of_the_server()
    {
        var dorothy = new CommandLineUser(stoa, "dorothy");
        await dorothy.SignUp(Cancel);
        using var following = dorothy.Begin([.. await dorothy.ToOrder(Card.AsksTheBank, Cancel), "--wait"]);
        var bank = await Says(following, "stoa orders confirm");
        await stoa.KillAndStartAgain(() => Says(following, "asking again"));
        var confirmed = await dorothy.Call(["orders", "confirm", bank.Split(' ')[^1]], Cancel);
        Assert.True(confirmed.ExitCode == 0, confirmed.Errors);
        await Says(following, "ssh");
        await following.WaitForExitAsync(Cancel);
        Assert.Equal(0, following.ExitCode);
    }

    [Fact]
    public async Task Leaves_an_order_that_it_follows_when_it_is_interrupted()
    {
        var mary = new CommandLineUser(stoa, "mary");
        await mary.SignUp(Cancel);
        using var following = mary.Begin([.. await mary.ToOrder(Card.AsksTheBank, Cancel), "--wait"]);
        await Says(following, "stoa orders confirm");
        Process.Start("kill", ["-INT", $"{following.Id}"]);
        Assert.Equal("Interrupted. What was asked for goes on.", (await following.StandardError.ReadToEndAsync(Cancel)).Trim());
        await following.WaitForExitAsync(Cancel);
        Assert.Equal(130, following.ExitCode);
    }

    // The first line on standard error with the words.
    private static async Task<string> Says(Process process, string words)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(Cancel) is { } line)
        {
            if (line.Contains(words, StringComparison.Ordinal)) return line;
            said.Add(line);
        }

        throw new InvalidOperationException($"Nothing was said of '{words}', but:\n{string.Join('\n', said)}");
    }
}
