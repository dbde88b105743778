namespace Stoa.Platform.Storage;

/// <summary>Where the database is. The roles' passwords are derived from the key file, so they are never configured.</summary>
public sealed record DatabaseOptions
{
    /// <summary>Npgsql connection string without user and password: <c>Host=...;Port=...;Database=...</c>.</summary>
    public required string ConnectionString { get; init; }

    /// <summary>Connections at most of the <c>stoa_app</c> pool of one process; the other pools take a quarter of it.</summary>
    public int MaxPoolSize { get; init; } = 40;
}
