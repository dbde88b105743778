using Stoa.Contracts.Workflows;
using Stoa.Platform.Hosting;
using Stoa.Platform.Operations.Acts;
using Stoa.Platform.Storage;
using Stoa.Platform.Workflows.Kinds;
using Stoa.Platform.Workflows.Starting;

namespace Stoa.Platform.Workflows.Reading;

/// <summary>Runs of all companies, for operators: read and cancelled as stoa_engine.</summary>
internal sealed class EngineRuns(Databases databases, WorkflowCatalog catalog, WakeSignal wake, TimeProvider clock)
{
    /// <summary>Null when there is no such run.</summary>
    public Task<RunView?> Read(RunId run, CancellationToken cancel) =>
        new ReadRun(() => databases[DatabaseRole.Engine].CreateBatch(), catalog).ById(run, cancel);

    /// <summary>Wishes that the run ends, and notes who wished it.</summary>
    /// <returns>False when it has ended or is being undone already.</returns>
    public async Task<bool> Cancel(RunId run, string operatorName, string what, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var act = new Act("cancel-run", operatorName, run.ToString(), what, now);
        await using var batch = databases[DatabaseRole.Engine].Noting((TellRun.CancelSql, [run.Value, now]), act);
        var isTold = await batch.ExecuteNonQueryAsync(cancel) == 1;
        if (isTold) wake.Raise(WakeSignal.Runs);
        return isTold;
    }
}
