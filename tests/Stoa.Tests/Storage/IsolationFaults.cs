using Npgsql;

namespace Stoa.Tests.Storage;

/// <summary>Reads the catalog of a migrated database and names everything by which one company could see or touch another's rows.</summary>
internal static class IsolationFaults
{
    // The record of migrations holds no rows of companies.
    private const string Ours = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND c.oid <> 'stoa.migration'::regclass";

    private static readonly (string Fault, string Query)[] Rules =
    [
        ("is not classed: CALL platform.protect(...) in its migration", $"""
            SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND {Ours}
              AND coalesce(obj_description(c.oid, 'pg_class'), '') !~ '^class: (tenant|party|public|platform)$'
              AND NOT (c.relispartition AND c.relacl IS NULL)
            """),
        ("does not force row level security", $"""
            SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p') AND {Ours} AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
              AND NOT (c.relispartition AND c.relacl IS NULL)
            """),
        ("has no policy for stoa_app, though its class says that it has", """
            SELECT c.oid::regclass FROM pg_class c
            WHERE obj_description(c.oid, 'pg_class') ~ '^class: (tenant|party|public)$'
              AND NOT EXISTS (SELECT FROM pg_policy p WHERE p.polrelid = c.oid AND 'stoa_app'::regrole = ANY (p.polroles))
            """),
        ("has a policy for stoa_app that lacks a clause", """
            SELECT polrelid::regclass || ' ' || polname FROM pg_policy
            WHERE 'stoa_app'::regrole = ANY (polroles)
              AND (polcmd IN ('*', 'r', 'w', 'd') AND polqual IS NULL OR polcmd IN ('*', 'a', 'w') AND polwithcheck IS NULL)
            """),
        ("lets stoa_app through without asking for the company", """
            SELECT polrelid::regclass || ' ' || polname FROM pg_policy
            WHERE 'stoa_app'::regrole = ANY (polroles) AND obj_description(polrelid, 'pg_class') ~ '^class: (tenant|party)$'
              AND (coalesce(pg_get_expr(polqual, polrelid), 'stoa.tenant') !~ 'stoa\.tenant'
                OR coalesce(pg_get_expr(polwithcheck, polrelid), 'stoa.tenant') !~ 'stoa\.tenant')
            """),
        ("has a policy for everybody", "SELECT polrelid::regclass || ' ' || polname FROM pg_policy WHERE 0 = ANY (polroles)"),
        ("is granted to PUBLIC, or for TRUNCATE, REFERENCES or TRIGGER", $"""
            SELECT DISTINCT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
            WHERE {Ours} AND c.relkind IN ('r', 'p', 'v', 'm')
              AND (a.grantee = 0 OR a.grantee <> c.relowner AND a.privilege_type IN ('TRUNCATE', 'REFERENCES', 'TRIGGER'))
            """),
        ("is a business table that stoa_engine may use", $"""
            SELECT DISTINCT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, aclexplode(c.relacl) a
            WHERE {Ours} AND n.nspname <> 'platform' AND a.grantee = 'stoa_engine'::regrole
            """),
        ("may be written by stoa_operator, who only reads", """
            SELECT DISTINCT c.oid::regclass FROM pg_class c, aclexplode(c.relacl) a
            WHERE a.grantee = 'stoa_operator'::regrole AND a.privilege_type <> 'SELECT'
            """),
        ("is a view that reads with its owner's rights: WITH (security_invoker = true)", $"""
            SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind = 'v' AND {Ours} AND NOT coalesce(c.reloptions @> ARRAY['security_invoker=true'], false)
            """),
        ("is a materialized view: it keeps rows of all companies", $"""
            SELECT c.oid::regclass FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'm' AND {Ours}
            """),
        ("runs with its owner's rights (SECURITY DEFINER)", """
            SELECT p.oid::regprocedure FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE p.prosecdef AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            """),
        ("is unique over all companies: a foreign duplicate tells that the row exists. Begin it with tenant_id", """
            SELECT i.indexrelid::regclass FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
            WHERE i.indisunique AND NOT i.indisprimary AND obj_description(c.oid, 'pg_class') = 'class: tenant'
              AND (SELECT attname FROM pg_attribute WHERE attrelid = c.oid AND attnum = i.indkey[0]) IS DISTINCT FROM 'tenant_id'
            """),
        ("is a role that no policy binds, or that makes others", """
            SELECT rolname FROM pg_roles WHERE rolname ~ '^stoa_' AND rolname <> 'stoa_admin'
              AND (rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication)
            """),
        ("is a member of another role", """
            SELECT member::regrole FROM pg_auth_members
            WHERE member::regrole::text ~ '^stoa_' AND member <> 'stoa_admin'::regrole
              AND NOT (member = 'stoa_migrate'::regrole AND roleid = 'stoa_owner'::regrole)
            """),
        ("is a setting that every session begins with", """
            SELECT s FROM pg_db_role_setting, unnest(setconfig) s WHERE s ~ '^(stoa\.|row_security|role=)'
            """),
    ];

    // Who may be unique over all companies, and why.
    private static readonly string[] Exempt = [];

    /// <returns>One sentence a fault; none when all is well.</returns>
    public static async Task<IReadOnlyList<string>> Find(NpgsqlConnection connection)
    {
        var faults = new List<string>();
        foreach (var (fault, query) in Rules)
        {
            await using var command = new NpgsqlCommand($"SELECT f::text FROM ({query}) q(f)", connection);
            await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
                if (!Exempt.Contains(rows.GetString(0))) faults.Add($"{rows.GetString(0)} {fault}");
        }

        return faults;
    }
}
