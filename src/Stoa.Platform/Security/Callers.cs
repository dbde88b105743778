namespace Stoa.Platform.Security;

/// <summary>Kinds of callers, as the access rule of an endpoint names them.</summary>
[Flags]
public enum Callers
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>Anybody, without a token.</summary>
    Visitor = 1,

    /// <summary>A signed-in person, acting for a company.</summary>
    User = 2,

    /// <summary>A person of the company that runs the marketplace, with the role supervisor, admin or superadmin.</summary>
    Operator = 4,

    /// <summary>Another component, by a node token, on the internal socket.</summary>
    Component = 8,
}
