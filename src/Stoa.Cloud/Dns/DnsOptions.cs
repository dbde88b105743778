using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Stoa.Cloud.Dns;

/// <summary>Section <c>dns</c>.</summary>
internal sealed record DnsOptions : IValidatableObject
{
    /// <summary>Names of deployments lie below it. <c>.test</c> is for trying out (RFC 6761 section 6.2).</summary>
    [RegularExpression(@"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$")]
    public string Zone { get; init; } = "apps.stoa.test";

    /// <summary>Where to answer.</summary>
    public string Listen { get; init; } = "127.0.0.1";

    /// <summary>0 for any free one. Without it the micro cloud takes 5300, or a free one, and a node of a cluster does not answer.</summary>
    [Range(0, 65535)]
    public int? Port { get; init; }

    /// <summary>Whole answers by UDP to one network (IPv4 /24, IPv6 /56) a second; 0 for no limit.</summary>
    [Range(0, 1_000_000)]
    public int AnswersPerSecond { get; init; } = 1000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IPAddress.TryParse(Listen, out _)) yield return new ValidationResult($"'{Listen}' is no IP address to listen on.", [nameof(Listen)]);
    }
}
