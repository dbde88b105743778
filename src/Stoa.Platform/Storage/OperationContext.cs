using Stoa.Contracts.Common;

namespace Stoa.Platform.Storage;

/// <summary>
/// For whom and why this scope works: set once, by the edge, the message dispatcher or the run engine, read by every store. Its
/// values become local settings of each transaction, where policies and audit triggers read them.
/// </summary>
public sealed class OperationContext
{
    private TenantId? tenant;

    /// <summary>The company whose rows are seen.</summary>
    /// <exception cref="InvalidOperationException">Nobody has said for whom this scope works.</exception>
    public TenantId Tenant => tenant ?? throw new InvalidOperationException("This scope works for no company: no store may be used in it.");

    /// <summary>False until <see cref="Enter"/>.</summary>
    public bool HasTenant => tenant is not null;

    /// <summary>The component whose code runs.</summary>
    public string Component { get; private set; } = "platform";

    /// <summary>Who acts: a user's id, or <c>component:name</c>.</summary>
    public string Actor { get; private set; } = "nobody";

    /// <summary>What is done: route, message or step; ends up in the audit log.</summary>
    public string Operation { get; private set; } = "";

    /// <summary>
    /// The same for each repetition of one request (caller, route, <c>Idempotency-Key</c> and body alike), and for no other: a key for
    /// what is done outside before a transaction begins. Null for work without an <c>Idempotency-Key</c>.
    /// </summary>
    public Guid? Wish { get; internal set; }

    /// <summary>What each transaction of the scope does first: a request with a key claims it.</summary>
    internal Func<ComponentStore, CancellationToken, Task>? AtBegin { get; set; }

    /// <summary>Says whose code runs and what it does.</summary>
    public void Begin(string component, string actor, string operation) => (Component, Actor, Operation) = (component, actor, operation);

    /// <summary>Says for whom the scope works. A scope works for one company only.</summary>
    /// <exception cref="InvalidOperationException">It already works for another one.</exception>
    public void Enter(TenantId company)
    {
        if (tenant is { } already && already != company)
            throw new InvalidOperationException("A scope works for one company only: open another scope.");
        tenant = company;
    }
}
