using Stoa.Contracts.Accounts;

namespace Stoa.Web.Browsing;

/// <summary>Who looks at the page.</summary>
internal sealed class Visitor
{
    /// <summary>Null for somebody who is not signed in.</summary>
    public Me? Me { get; set; }

    /// <summary>True where nobody asked who it is: neither an account nor a way to sign in is offered.</summary>
    public bool IsUnasked { get; set; }

    /// <summary>True for whoever runs the marketplace; what they may do the components decide.</summary>
    public bool IsOperator => Me is { } me && OperatorRoles.AreHeld(me.Company.Id, me.Roles);
}
