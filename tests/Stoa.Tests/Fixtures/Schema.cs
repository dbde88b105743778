using Stoa.Platform.Storage;

namespace Stoa.Tests.Fixtures;

/// <summary>All that is migrated into the template: the platform's schema and every component's.</summary>
public static class Schema
{
    public static IReadOnlyList<Migration> Migrations { get; } =
        [.. Migration.Of("platform", typeof(Migration).Assembly), .. Components.All.SelectMany(component => component.Migrations)];
}
