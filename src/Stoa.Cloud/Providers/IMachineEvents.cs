using Stoa.Contracts.Common;

namespace Stoa.Cloud.Providers;

/// <summary>The ability to tell of changes. Events may come late, twice or never: whoever hears one looks.</summary>
public interface IMachineEvents
{
    /// <summary>Events from now on, until cancelled.</summary>
    IAsyncEnumerable<MachineEvent> Watch(CancellationToken cancel);
}

/// <param name="Owner">Whose machine.</param>
/// <param name="Key">Which one is not what it was.</param>
public sealed record MachineEvent(TenantId Owner, string Key);
