namespace Stoa.Platform.Messaging.Deliveries;

/// <summary>What one place handles: one delivery alone, or several of one company and store in one transaction.</summary>
internal sealed record Batch(string Component, IReadOnlyList<Delivery> Deliveries);
