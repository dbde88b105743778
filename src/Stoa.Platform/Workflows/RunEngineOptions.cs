namespace Stoa.Platform.Workflows;

/// <summary>How much one process takes on.</summary>
public sealed record RunEngineOptions
{
    /// <summary>Runs that are in hand at the same time, over all lanes.</summary>
    public int MaxInHand { get; init; } = 256;

    /// <summary>Connections that record at the same time.</summary>
    public int Recorders { get; init; } = 2;

    /// <summary>So many months of the runs' history are kept, beside the present one.</summary>
    public int HistoryMonths { get; init; } = 24;

    /// <summary>False for tests, which call <see cref="RunEngine.Tick"/> instead.</summary>
    public bool RunsByItself { get; init; } = true;
}
