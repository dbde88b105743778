using Stoa.Platform.Hosting;

namespace Stoa.Platform.Storage;

/// <summary>What every component's store needs, in one parameter.</summary>
public sealed record StoreContext(Databases Databases, OperationContext Operation, WakeSignal Wake);
