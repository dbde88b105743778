using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Platform.Workflows.Kinds;

/// <summary>The state of a run as it is stored. A newer release must still read what an older one wrote.</summary>
internal static class StateJson
{
    public static string Write<TState>(TState state) => JsonSerializer.Serialize(state, StoaJson.Tolerant);

    public static TState Read<TState>(string data) where TState : class =>
        JsonSerializer.Deserialize<TState>(data, StoaJson.Tolerant) ?? throw new JsonException("The state of a run is never null.");
}
