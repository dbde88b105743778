using Stoa.Contracts.Common;

namespace Stoa.Platform.Hosting;

/// <summary>This process, as the others see it.</summary>
/// <param name="Id">New at each start.</param>
/// <param name="Roles">The components that it runs.</param>
/// <param name="Socket">The unix socket on which the other processes of the machine reach it.</param>
public sealed record Node(NodeId Id, IReadOnlyList<string> Roles, string Socket);
