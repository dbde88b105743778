using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Stoa.Contracts.Accounts;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Accounts;

/// <summary>Passwords, codes and tokens as canaries: after a whole life of an account none of them stands in a table or a log.</summary>
public sealed class TheSecretsOfAccounts(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Stand_in_no_table_and_in_no_log()
    {
        var log = new KeptLog();
        await using var accounts = await AccountsNode.Start(database, services => services.AddLogging(logging => logging.AddProvider(log).AddFilter<KeptLog>(_ => true)));
        var secrets = await Live(accounts);
        var dump = await Dump();
        Assert.Contains("Analytical Engines", dump, StringComparison.Ordinal);
        Assert.Contains("sign-ups", log.Text, StringComparison.Ordinal);
        foreach (var (name, secret) in secrets)
        {
            Assert.False(Alone(secret).IsMatch(dump), $"{name} stands in a table");
            Assert.False(Alone(secret).IsMatch(log.Text), $"{name} stands in a log");
        }
    }

    private static async Task<Dictionary<string, string>> Live(AccountsNode accounts)
    {
        var (visitor, cancel) = (accounts.Visitor(), TestContext.Current.CancellationToken);
        var email = AccountsNode.NewEmail();
        var started = await visitor.SignUp(AccountsNode.Form(email), AccountsNode.NewKey(), cancel);
        var code = await accounts.Told.Code(started.Id);
        var opened = await visitor.Confirm(started.Id, new(code), AccountsNode.NewKey(), cancel);
        var again = await visitor.SignIn(new(email, AccountsNode.Password), AccountsNode.NewKey(), cancel);
        await accounts.Post("/api/accounts/sessions", new SignInRequest(email, "mistyped-otter-47-lamp"));
        await visitor.SignUp(AccountsNode.Form(email) with { Password = "forgotten-otter-47-lamp" }, AccountsNode.NewKey(), cancel);
        var token = await accounts.With(opened.Token!).CreateToken(new("laptop"), AccountsNode.NewKey(), cancel);
        await accounts.With(token.Token!).Me(cancel);
        await accounts.With(again.Token!).SignOut(cancel);
        return new()
        {
            ["the password"] = AccountsNode.Password, ["a mistyped password"] = "mistyped-otter-47-lamp", ["a password of a second sign-up"] = "forgotten-otter-47-lamp",
            ["the code"] = code, ["a session"] = opened.Token!, ["another session"] = again.Token!, ["an API token"] = token.Token!,
        };
    }

    // Six digits stand by chance inside of a longer number or a hash; alone they do not.
    private static Regex Alone(string secret) => new($"(?<![0-9A-Za-z.]){Regex.Escape(secret)}(?![0-9A-Za-z])", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    private async Task<string> Dump()
    {
        await using var connection = new NpgsqlConnection(database.AdminConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = await Texts(connection, "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname !~ '^(pg_|information_schema)'");
        var rows = new List<string>();
        // Bytes are shown as text too, or a secret in a bytea would pass as hexadecimal digits.
        foreach (var table in tables)
        {
            rows.AddRange(await Texts(connection, $"SELECT t::text FROM {table} t"));
            foreach (var column in await Texts(connection, $"SELECT quote_ident(attname) FROM pg_attribute WHERE attrelid = '{table}'::regclass AND atttypid = 'bytea'::regtype AND NOT attisdropped"))
                rows.AddRange(await Texts(connection, $"SELECT encode({column}, 'escape') FROM {table} WHERE {column} IS NOT NULL"));
        }

        return string.Join('\n', rows);
    }

    private static async Task<List<string>> Texts(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var texts = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken)) texts.Add(rows.GetString(0));
        return texts;
    }

    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> lines = new();

        public string Text => string.Join('\n', lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            lines.Enqueue($"{formatter(state, exception)} {state} {exception}");

        public void Dispose()
        {
        }
    }
}
