using Stoa.Contracts.Accounts;

namespace Stoa.Web.Browsing;

/// <summary>Who looks at the page.</summary>
internal sealed class Visitor
{
    /// <summary>Null for somebody who is not signed in.</summary>
    public Me? Me { get; set; }
}
