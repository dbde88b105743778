using Stoa.Platform.Security;

namespace Stoa.Platform.Hosting;

/// <summary>How the micro cloud's own PostgreSQL is run.</summary>
public sealed record LocalPostgresOptions
{
    /// <summary>Where the cluster lies.</summary>
    public required DataFolder Folder { get; init; }

    /// <summary>The passwords of the administrator and of the roles are derived from it.</summary>
    public required PlatformKey Key { get; init; }

    /// <summary>False where commits need survive a killed server but no power cut, as in tests: several times faster.</summary>
    public bool IsDurable { get; init; } = true;

    /// <summary>Folders with the programs of PostgreSQL; those of Debian's packages and of PATH when empty.</summary>
    public IReadOnlyList<string> ProgramFolders { get; init; } = [];
}
