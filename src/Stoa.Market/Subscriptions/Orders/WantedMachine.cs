using Stoa.Contracts.Catalog;

namespace Stoa.Market.Subscriptions.Orders;

/// <summary>What is ordered, checked but for the paying.</summary>
internal sealed record WantedMachine(OfferView Offer, string Hostname, SshPublicKey SshKey);
