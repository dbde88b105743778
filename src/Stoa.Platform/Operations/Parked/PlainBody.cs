using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Http.Idempotency;

namespace Stoa.Platform.Operations.Parked;

/// <summary>
/// What a message says, without its secrets. Which members are secret stands on the message's type, so a message that this release
/// does not know is not shown at all.
/// </summary>
internal static class PlainBody
{
    private static readonly FrozenDictionary<string, Type> Types = typeof(IMessage).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IMessage)))
        .ToFrozenDictionary(type => (string)type.GetProperty(nameof(IMessage.WireName), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!);

    public static JsonElement? Of(string name, string body)
    {
        if (!Types.TryGetValue(name, out var type)) return null;
        try
        {
            var message = JsonSerializer.Deserialize(body, type, StoaJson.Tolerant);
            return JsonSerializer.Deserialize<JsonElement>(Withheld.Copy(message, Text(message, type)).Body);
        }
        catch (JsonException)
        {
            return null; // Not even its own type can read it, which is why it is parked.
        }
    }

    private static byte[] Text(object? message, Type type) => JsonSerializer.SerializeToUtf8Bytes(message, type, StoaJson.Tolerant);
}
