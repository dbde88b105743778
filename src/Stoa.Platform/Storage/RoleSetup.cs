using Npgsql;
using Stoa.Platform.Security;

namespace Stoa.Platform.Storage;

/// <summary>What an administrator of PostgreSQL does once: the roles, the privileges of the database, the migration record.</summary>
public static class RoleSetup
{
    /// <summary>Runs the script on a connection with CREATEROLE to the database that Stoa shall use. May be run again.</summary>
    public static async Task Apply(string adminConnectionString, PlatformKey key, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(adminConnectionString);
        await connection.OpenAsync(cancel);
        await using var command = new NpgsqlCommand(Script(key), connection);
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The SQL, to be printed for whoever may not give Stoa such a connection. Contains the roles' passwords.</summary>
    public static string Script(PlatformKey key)
    {
        var logins = Enum.GetValues<DatabaseRole>().Select(role => Login(Databases.NameOf(role), Databases.PasswordOf(role, key)));
        return $"""
            {Role("stoa_owner", "NOLOGIN")}
            {string.Join('\n', logins)}
            GRANT stoa_owner TO stoa_migrate;
            DO $$ BEGIN EXECUTE format('GRANT ALL ON DATABASE %I TO stoa_owner', current_database()); END $$;
            DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM PUBLIC', current_database()); END $$;
            DO $$ BEGIN EXECUTE format('GRANT CONNECT ON DATABASE %I TO stoa_app, stoa_engine, stoa_auth, stoa_operator, stoa_simulator, stoa_migrate', current_database()); END $$;
            REVOKE ALL ON SCHEMA public FROM PUBLIC;
            CREATE SCHEMA IF NOT EXISTS stoa AUTHORIZATION stoa_migrate;
            CREATE TABLE IF NOT EXISTS stoa.migration (
                component text, name text, checksum text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (component, name));
            ALTER TABLE stoa.migration OWNER TO stoa_migrate;
            """;
    }

    private static string Login(string name, string password) =>
        $"{Role(name, "LOGIN")}\nALTER ROLE {name} PASSWORD '{password}';";

    private static string Role(string name, string login) =>
        $"DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{name}') THEN CREATE ROLE {name} {login} NOSUPERUSER NOBYPASSRLS; END IF; END $$;";
}
