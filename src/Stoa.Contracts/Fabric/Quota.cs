using Stoa.Contracts.Common;

namespace Stoa.Contracts.Fabric;

/// <summary>How much a company may have at once.</summary>
/// <param name="Machines">How many machines, running or not.</param>
/// <param name="Room">Of all machines together.</param>
public sealed record QuotaLimits(int Machines, Room Room);

/// <param name="Limits">What the company may have.</param>
/// <param name="IsOwn">True when an operator set them for this company, false for those of everybody.</param>
/// <param name="Machines">How many it has, those that are ordered and to come included.</param>
/// <param name="Used">What they take.</param>
public sealed record QuotaView(QuotaLimits Limits, bool IsOwn, int Machines, Room Used) : ITaggedByContent;
