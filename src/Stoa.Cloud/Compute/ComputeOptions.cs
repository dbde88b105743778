using System.ComponentModel.DataAnnotations;
using Stoa.Cloud.Providers.Libvirt;
using Stoa.Cloud.Providers.Simulator;

namespace Stoa.Cloud.Compute;

/// <summary>Section <c>compute</c>.</summary>
internal sealed record ComputeOptions : IValidatableObject
{
    /// <summary>
    /// The driver that makes new machines: <c>libvirt</c>, <c>simulator</c>, or <c>auto</c>, which is libvirt in a micro cloud whose
    /// machine has QEMU, and the simulator elsewhere.
    /// </summary>
    [AllowedValues("auto", "simulator", "libvirt")]
    public string Driver { get; init; } = "auto";

    /// <summary>How often each machine's power is compared with what is recorded.</summary>
    [Range(1, 86_400)]
    public int ConvergeSeconds { get; init; } = 30;

    public LibvirtSettings Libvirt { get; init; } = new();

    public SimulatorOptions Simulator { get; init; } = new();

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var faults = new List<ValidationResult>();
        Validator.TryValidateObject(Simulator, new ValidationContext(Simulator), faults, validateAllProperties: true);
        Validator.TryValidateObject(Libvirt, new ValidationContext(Libvirt), faults, validateAllProperties: true);
        return faults;
    }
}
