using System.ComponentModel.DataAnnotations;

namespace Stoa.Cloud.Storage;

/// <summary>Section <c>storage</c>.</summary>
internal sealed record StorageOptions
{
    /// <summary>The driver that makes new disks; without it the one that makes the machines (<c>compute:Driver</c>).</summary>
    [AllowedValues(null, "auto", "simulator", "libvirt")]
    public string? Driver { get; init; }
}
