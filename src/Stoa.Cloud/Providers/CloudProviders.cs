namespace Stoa.Cloud.Providers;

/// <summary>The drivers of this process, by name.</summary>
internal sealed class CloudProviders(IEnumerable<ICloudProvider> drivers, DriverChoice choice)
{
    private readonly Dictionary<string, ICloudProvider> known = drivers.ToDictionary(driver => driver.Name, StringComparer.Ordinal);

    /// <summary>The driver that makes new machines.</summary>
    public ICloudProvider ForNew => this[choice.Name];

    public IEnumerable<ICloudProvider> All => known.Values;

    /// <summary>The driver that a machine was made by.</summary>
    /// <exception cref="InvalidOperationException">This process was started without it.</exception>
    public ICloudProvider this[string name] => known.TryGetValue(name, out var driver)
        ? driver
        : throw new InvalidOperationException($"There is no driver {name} here: {string.Join(", ", known.Keys)}.");
}
