namespace Stoa.Contracts.Storage;

/// <summary>The stable states of cloud.md, disk.</summary>
public enum DiskState
{
    /// <summary>Asked for; not there yet.</summary>
    Allocated,

    /// <summary>There, attached or not.</summary>
    Ready,

    /// <summary>Its end was asked for.</summary>
    Expunging,

    /// <summary>Nothing of it is left.</summary>
    Gone,

    /// <summary>It could not be made.</summary>
    Error,
}

/// <summary>What a disk shall be; asked again, nothing happens twice.</summary>
/// <param name="SizeGiB">1 to 65536.</param>
public sealed record DiskRequest(int SizeGiB);

/// <param name="Key">The asker's.</param>
/// <param name="SizeGiB">Gibibytes.</param>
/// <param name="State">What is.</param>
/// <param name="Reason">What is waited for, or why it failed.</param>
/// <param name="Code">Why it failed, for programs; null while it goes on and when it succeeded.</param>
/// <param name="Version">Grows with each change.</param>
public sealed record DiskView(string Key, int SizeGiB, DiskState State, string? Reason, string? Code, long Version);
