namespace Stoa.Cloud.Providers;

/// <summary>The drivers of this process that make disks, by name.</summary>
internal sealed class DiskProviders(IEnumerable<IDiskProvider> drivers)
{
    private readonly Dictionary<string, IDiskProvider> known = drivers.ToDictionary(driver => driver.Name, StringComparer.Ordinal);

    /// <summary>The driver that a disk was made by.</summary>
    /// <exception cref="InvalidOperationException">This process was started without it.</exception>
    public IDiskProvider this[string name] => known.TryGetValue(name, out var driver)
        ? driver
        : throw new InvalidOperationException($"There is no driver {name} for disks here: {string.Join(", ", known.Keys)}.");
}
