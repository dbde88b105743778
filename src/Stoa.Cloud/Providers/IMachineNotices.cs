using Stoa.Contracts.Common;

namespace Stoa.Cloud.Providers;

/// <summary>The ability to tell of changes. Notices may come late, twice or never: whoever hears one looks.</summary>
public interface IMachineNotices
{
    /// <summary>Notices from now on, until cancelled.</summary>
    IAsyncEnumerable<MachineNotice> Watch(CancellationToken cancel);
}

/// <param name="Owner">Whose machine.</param>
/// <param name="Key">Which one is not what it was.</param>
public sealed record MachineNotice(TenantId Owner, string Key);
