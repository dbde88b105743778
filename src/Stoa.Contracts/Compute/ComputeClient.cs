using Stoa.Contracts.Common;

namespace Stoa.Contracts.Compute;

/// <summary>Machines, by the asker's key. For components only.</summary>
public sealed class ComputeClient(HttpClient http) : ApiClient(http)
{
    /// <summary>Ensures that the machine is as asked; answers at once, a <see cref="MachineChanged"/> tells when it is so.</summary>
    public Task<MachineView> Ensure(string key, MachineRequest request, CancellationToken cancel) =>
        Put<MachineView>($"/api/compute/machines/{key}", request, cancel);

    public Task<MachineView?> Find(string key, CancellationToken cancel) => Find<MachineView>($"/api/compute/machines/{key}", cancel);

    /// <summary>Ensures that nothing of the machine is left; a <see cref="MachineChanged"/> tells when it is so.</summary>
    public Task EnsureGone(string key, CancellationToken cancel) => Delete($"/api/compute/machines/{key}", cancel);

    /// <summary>Restarts it once for each request key.</summary>
    public Task<MachineView> Reboot(string key, string requestKey, CancellationToken cancel) =>
        Post<MachineView>($"/api/compute/machines/{key}/reboot", null, requestKey, cancel);
}
