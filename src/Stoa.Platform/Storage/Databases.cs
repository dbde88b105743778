using System.Net.Sockets;
using Npgsql;
using Stoa.Platform.Security;

namespace Stoa.Platform.Storage;

/// <summary>The process's connections: one data source, and so one pool, for each database role that it uses.</summary>
public sealed class Databases(DatabaseOptions options, PlatformKey key) : IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource>[] sources =
        [.. Enum.GetValues<DatabaseRole>().Select(role => new Lazy<NpgsqlDataSource>(() => Build(role, options, key)))];

    /// <summary>The pool of the role; opened on first use.</summary>
    public NpgsqlDataSource this[DatabaseRole role] => sources[(int)role].Value;

    /// <summary><c>stoa_app</c> and its sisters: the name in PostgreSQL.</summary>
    public static string NameOf(DatabaseRole role) => $"stoa_{role.ToString().ToLowerInvariant()}";

    /// <summary>The password that <c>stoa database init</c> gives the role: known to whoever holds the key file, to nobody else.</summary>
    public static string PasswordOf(DatabaseRole role, PlatformKey key) =>
        Convert.ToHexStringLower(key.Derive($"database/{NameOf(role)}"));

    /// <summary>A connection outside every pool, for LISTEN, which is state of the session.</summary>
    public NpgsqlConnection Unpooled(DatabaseRole role) =>
        new(new NpgsqlConnectionStringBuilder(ConnectionString(role, options, key)) { Pooling = false, KeepAlive = 15 }.ConnectionString);

    /// <summary>True when the server ended the session, or is gone: the connection can do nothing more.</summary>
    public static bool IsSessionLost(NpgsqlException failure) => failure is PostgresException ended
        ? ended.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
        : failure.InnerException is IOException or SocketException;

    /// <summary>Lets go of all connections that nobody uses: after the server went, the others are as dead as the one that showed it.</summary>
    public void DropIdleConnections()
    {
        foreach (var source in sources.Where(s => s.IsValueCreated)) source.Value.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var source in sources.Where(s => s.IsValueCreated)) await source.Value.DisposeAsync();
    }

    private static NpgsqlDataSource Build(DatabaseRole role, DatabaseOptions options, PlatformKey key) =>
        new NpgsqlDataSourceBuilder(ConnectionString(role, options, key)).Build();

    private static string ConnectionString(DatabaseRole role, DatabaseOptions options, PlatformKey key) =>
        new NpgsqlConnectionStringBuilder(options.ConnectionString)
        {
            Username = NameOf(role),
            Password = PasswordOf(role, key),
            MaxPoolSize = role == DatabaseRole.App ? options.MaxPoolSize : Math.Max(2, options.MaxPoolSize / 4),
            // No session state is ever used (set_config is local), so the reset between two users of a connection is a wasted trip.
            NoResetOnClose = true,
            MaxAutoPrepare = 50,
            Options = $"-c idle_in_transaction_session_timeout={(int)IdleLimit(role).TotalSeconds}s",
            IncludeErrorDetail = false,
            ApplicationName = NameOf(role),
        }.ConnectionString;

    // A process that is paused inside a transaction would hold its rows for ever: nobody could take its work over. A backup keeps its
    // snapshot open while pg_dump works, and holds up nobody.
    private static TimeSpan IdleLimit(DatabaseRole role) => role switch
    {
        DatabaseRole.Migrate => TimeSpan.FromHours(1),
        DatabaseRole.Operator => TimeSpan.FromMinutes(1),
        _ => TimeSpan.FromSeconds(5),
    };
}
