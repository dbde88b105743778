using System.Diagnostics;
using System.Diagnostics.Metrics;
using Stoa.Platform.Messaging.Deliveries;
using Stoa.Platform.Telemetry.Tracing;

namespace Stoa.Platform.Messaging;

/// <summary>What can be seen of messages from outside; the names stand in the README.</summary>
internal static class MessagingTelemetry
{
    private static readonly ActivitySource Source = new("Stoa.Messaging");
    private static readonly Meter Meter = new("Stoa.Messaging");
    private static readonly Counter<long> Moved = Meter.CreateCounter<long>("stoa.messages.relayed", "{message}", "Messages that left the outbox.");
    private static readonly Counter<long> Ended = Meter.CreateCounter<long>("stoa.messages.handled", "{message}", "Deliveries handled.");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("stoa.messages.failed", "{message}", "Attempts that failed, and those undone by an outage.");
    private static readonly Counter<long> Parkings = Meter.CreateCounter<long>("stoa.messages.parked", "{message}", "Messages set aside for a person, and their keys with them.");
    private static readonly Counter<long> UndoneBatches = Meter.CreateCounter<long>("stoa.messages.batches.undone", "{batch}", "Batches that were undone; each message of them is handled alone.");
    private static readonly Histogram<double> Lag = Meter.CreateHistogram<double>("stoa.messages.lag", "s", "From the fact to the end of its handling.");

    /// <summary>Goes on with the trace of whoever said the message.</summary>
    public static Activity? Follow(Envelope message, string component)
    {
        _ = ActivityContext.TryParse(message.Trace, null, isRemote: true, out var sender);
        var activity = Source.StartActivity($"{message.Name} handle", ActivityKind.Consumer, sender);
        activity?.SetTag(TraceTags.Component, component).SetTag(TraceTags.Tenant, message.Tenant.ToString()).SetTag("messaging.message.id", message.Id);
        return activity;
    }

    public static void Relayed(long messages) => Moved.Add(messages);

    public static void Handled(Delivery delivery, TimeSpan lag)
    {
        var (component, name) = Tags(delivery);
        Ended.Add(1, component, name);
        Lag.Record(lag.TotalSeconds, component);
    }

    public static void Undone(string component) => UndoneBatches.Add(1, new KeyValuePair<string, object?>("component", component));

    public static void NotHandled(Delivery delivery, bool isParked)
    {
        var (component, name) = Tags(delivery);
        Failures.Add(1, component, name);
        if (isParked) Parkings.Add(1, component, name);
    }

    private static (KeyValuePair<string, object?> Component, KeyValuePair<string, object?> Name) Tags(Delivery delivery) =>
        (new("component", delivery.Component), new("message", delivery.Message.Name));
}
