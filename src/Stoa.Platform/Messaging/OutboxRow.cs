using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Stoa.Contracts.Common;
using Stoa.Contracts.Messaging;
using Stoa.Platform.Storage;

namespace Stoa.Platform.Messaging;

/// <summary>A message that waits for the relay, in the transaction of the change that it tells of.</summary>
internal sealed class OutboxRow
{
    /// <summary>Keys are spread over so many buckets; a relay holds whole buckets. Part of the stored rows: never change it.</summary>
    public const int Buckets = 64;

    public long Seq { get; private set; }
    public Guid Id { get; private set; }
    public TenantId TenantId { get; private set; }
    public string Component { get; private set; } = "";
    public string Name { get; private set; } = "";
    public string Key { get; private set; } = "";
    public short Bucket { get; private set; }
    public long Version { get; set; }
    public string Actor { get; private set; } = "";
    public string? Trace { get; private set; }
    public string Body { get; private set; } = "{}";
    public DateTimeOffset OccurredAt { get; private set; }

    public static OutboxRow Of<TMessage>(TMessage message, OperationContext operation, string component, TimeProvider clock)
        where TMessage : IMessage => new()
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            TenantId = operation.Tenant,
            Component = component,
            Name = TMessage.WireName,
            Key = message.Key,
            Bucket = BucketOf(message.Key),
            Actor = operation.Actor,
            Trace = Activity.Current?.Id,
            Body = JsonSerializer.Serialize(message, StoaJson.Tolerant),
            OccurredAt = clock.GetUtcNow(),
        };

    /// <summary>The same on every machine and in every version, unlike <see cref="string.GetHashCode()"/>.</summary>
    public static short BucketOf(string key) => (short)(SHA256.HashData(Encoding.UTF8.GetBytes(key))[0] % Buckets);
}
