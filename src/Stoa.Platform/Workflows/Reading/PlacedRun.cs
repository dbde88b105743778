using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;

namespace Stoa.Platform.Workflows.Reading;

/// <summary>A run and its place in the history of its subject.</summary>
/// <param name="Place">Grows with each run that is started; says nothing else.</param>
/// <param name="Run">For people.</param>
public sealed record PlacedRun(long Place, RunView Run);

/// <summary>What runs work on.</summary>
internal sealed record RunSubject(TenantId Tenant, string Component, string Subject);
