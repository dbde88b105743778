using System.Text.Json;
using Stoa.Contracts.Common;

namespace Stoa.Contracts.Operations;

/// <summary>A message that a component could not handle. It holds those of its key behind it until a person replays or skips it.</summary>
/// <param name="Id">The component and the message, to name it by.</param>
/// <param name="Component">Who could not handle it.</param>
/// <param name="Name">What it tells, such as <c>billing.payment-succeeded</c>.</param>
/// <param name="Key">What is held: as a rule the id of the thing that it is about.</param>
/// <param name="Company">Whose it is.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="LastError">What went wrong the last time.</param>
/// <param name="Held">How many messages wait behind it.</param>
/// <param name="ParkedAt">When it was given up.</param>
public sealed record ParkedMessageView(
    string Id, string Component, string Name, string Key, TenantId Company, int Attempts, string LastError, int Held, DateTimeOffset ParkedAt);

/// <summary>The same with what it says.</summary>
/// <param name="Message">The row.</param>
/// <param name="Sender">The component that told it.</param>
/// <param name="Actor">Who set it off.</param>
/// <param name="OccurredAt">When it became true.</param>
/// <param name="TraceId">To find it in traces and logs.</param>
/// <param name="Body">What it says, secrets left out; null when this release does not know the message.</param>
public sealed record ParkedMessageDetails(
    ParkedMessageView Message, string Sender, string Actor, DateTimeOffset OccurredAt, string? TraceId, JsonElement? Body);
