using Stoa.Cloud.Providers;
using Stoa.Platform.Providers;
using Stoa.Platform.Workflows;

namespace Stoa.Cloud.Storage.Work;

/// <summary>The steps of a disk's runs that ask its cloud. All of them ensure, by our key.</summary>
internal sealed class DiskSteps(DiskProviders providers)
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(1);

    public async Task<StepResult> Make(StepContext<DiskWork> step, CancellationToken cancel)
    {
        await Cloud(step).EnsureDisk(step.State.Spec, cancel);
        return StepResult.Done;
    }

    public async Task<StepResult> Unmake(StepContext<DiskWork> step, CancellationToken cancel)
    {
        await Gone(step, cancel);
        return StepResult.Done;
    }

    /// <summary>Never gives up: what is not removed costs money and holds somebody's data.</summary>
    public async Task<StepResult> Remove(StepContext<DiskWork> step, CancellationToken cancel)
    {
        try
        {
            await Gone(step, cancel);
            return StepResult.Done;
        }
        catch (ProviderException refused)
        {
            return StepResult.Later(refused.IsTransient ? Soon : Later, refused.Message);
        }
    }

    private Task Gone(StepContext<DiskWork> step, CancellationToken cancel) => Cloud(step).EnsureDiskGone(step.State.Spec.Owner, step.Subject, cancel);

    private IDiskProvider Cloud(StepContext<DiskWork> step) => providers[step.State.Provider];
}
