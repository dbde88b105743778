using System.Data.Common;

namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>A message on its way to one component, claimed by this process.</summary>
/// <param name="Component">The component that hears it.</param>
/// <param name="Key">Orders the component's messages.</param>
/// <param name="Seq">The place among those of the key.</param>
/// <param name="Owner">The worker under whose id it was claimed.</param>
/// <param name="Fence">Counts the claims: an outcome of an earlier one is not written.</param>
/// <param name="Attempts">How often it has failed.</param>
/// <param name="Message">What is delivered.</param>
internal sealed record Delivery(string Component, string Key, long Seq, Guid Owner, int Fence, int Attempts, Envelope Message)
{
    /// <summary>What <see cref="Read"/> reads of <c>platform.delivery d</c>.</summary>
    public const string Columns = $"d.component, d.key, d.seq, d.owner, d.fence, d.attempts, {Envelope.Columns}";

    public static Delivery Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetGuid(3), row.GetInt32(4), row.GetInt32(5), Envelope.Read(row, 6));
}
