namespace Stoa.Cloud.Providers;

/// <summary>The ability to tell whether a machine that is on can be logged in to.</summary>
public interface IMachineReach
{
    /// <summary>True once SSH answers; false while the guest is still booting.</summary>
    Task<bool> IsReached(Machine machine, CancellationToken cancel);
}
