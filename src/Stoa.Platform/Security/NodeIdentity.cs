using Stoa.Contracts.Common;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Security;

/// <summary>Who calls from inside: which component, for which company, because of whom and what.</summary>
/// <param name="Component">The calling component.</param>
/// <param name="Tenant">The company that the call is for; null when it is for none.</param>
/// <param name="Actor">The user or component that set it off.</param>
/// <param name="Reason">The operation, message or step that calls.</param>
public sealed record NodeIdentity(string Component, TenantId? Tenant, string Actor, string Reason)
{
    /// <summary>The identity of the scope at hand.</summary>
    public static NodeIdentity Of(OperationContext operation) =>
        new(operation.Component, operation.HasTenant ? operation.Tenant : null, operation.Actor, operation.Operation);
}
