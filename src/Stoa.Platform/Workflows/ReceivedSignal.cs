using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Workflows;

/// <summary>Something that a run was told from outside.</summary>
/// <param name="Id">Made by the sender's side.</param>
/// <param name="Name">What a step waits for.</param>
/// <param name="Payload">Null when there is nothing to tell but the name.</param>
public sealed record ReceivedSignal(Guid Id, string Name, JsonElement? Payload)
{
    /// <summary>The payload; null when there is none.</summary>
    public T? As<T>() where T : class => Payload?.Deserialize<T>(StoaJson.Tolerant);
}
