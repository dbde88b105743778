namespace Stoa.Tests.Architecture;

/// <summary>A type as metadata names it. A nested type goes by the name of the outermost one, where its code was written.</summary>
internal sealed record TypeName(string Namespace, string Name)
{
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";

    public bool IsIn(string space) => Namespace == space || Namespace.StartsWith(space + ".", StringComparison.Ordinal);
}
