namespace Stoa.Platform.Storage;

/// <summary>
/// Who logs in to PostgreSQL. Each is a login role with a pool of its own: a shared login with <c>SET ROLE</c> would plan every
/// statement anew (docs/ARCHITECTURE.md, tenants).
/// </summary>
public enum DatabaseRole
{
    /// <summary><c>stoa_app</c>: requests, message handlers, local steps; one tenant a transaction.</summary>
    App,

    /// <summary><c>stoa_engine</c>: relay and run engine; the platform schema of all tenants, no business table.</summary>
    Engine,

    /// <summary><c>stoa_auth</c>: credentials and sessions, before it is known whose request it is.</summary>
    Auth,

    /// <summary><c>stoa_operator</c>: reads everything, writes nothing; each use is audited.</summary>
    Operator,

    /// <summary><c>stoa_migrate</c>: migrations and dumps; becomes <c>stoa_owner</c> for DDL.</summary>
    Migrate,

    /// <summary><c>stoa_simulator</c>: the own tables of the simulated cloud and the test gateway, which stand in for the outside world; nothing of Stoa's.</summary>
    Simulator,
}
