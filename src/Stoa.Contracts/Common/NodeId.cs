namespace Stoa.Contracts.Common;

/// <summary>One start of one process.</summary>
public readonly record struct NodeId(Guid Value) : ITypedId<NodeId>
{
    public static string Prefix => "node";
    public static NodeId From(Guid value) => new(value);
    public static bool TryParse(string? s, IFormatProvider? provider, out NodeId result) => TypeId.TryParse(s, out result);
    public override string ToString() => TypeId.Write(this);
}
