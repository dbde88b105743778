using Stoa.Platform.Hosting;

namespace Stoa.Platform.Workflows.Engine;

/// <summary>What the engine is put together from.</summary>
internal sealed record EngineParts(RecordingQueue Queue, Worker Worker, Sweep Sweep, Ledger Ledger, RunDriver Driver);
