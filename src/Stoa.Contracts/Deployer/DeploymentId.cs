using Stoa.Contracts.Common;

namespace Stoa.Contracts.Deployer;

/// <summary>The running thing that a subscription pays for.</summary>
public readonly record struct DeploymentId(Guid Value) : ITypedId<DeploymentId>
{
    public static string Prefix => "dep";
    public static DeploymentId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out DeploymentId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
