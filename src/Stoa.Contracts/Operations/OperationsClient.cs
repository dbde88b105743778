using Stoa.Contracts.Common;
using Stoa.Contracts.Workflows;

namespace Stoa.Contracts.Operations;

/// <summary>What operators look at and do. Every process answers it, whatever components it runs.</summary>
public sealed class OperationsClient(HttpClient http) : ApiClient(http)
{
    /// <summary>The host name under which a process finds its own.</summary>
    public const string Platform = "platform";

    private const string Root = "/api/platform";

    public Task<PlatformStatus> Status(CancellationToken cancel) => Get<PlatformStatus>($"{Root}/status", cancel);

    /// <summary>Runs of all companies, newest first.</summary>
    public Task<Page<OperatedRun>> Runs(RunFilter filter, string? cursor, CancellationToken cancel) =>
        Get<Page<OperatedRun>>($"{Root}/runs{Query([("state", filter.State?.ToString()), ("component", filter.Component), ("subject", filter.Subject), ("cursor", cursor)])}", cancel);

    public Task<OperatedRunDetails?> Run(RunId id, CancellationToken cancel) => Find<OperatedRunDetails>($"{Root}/runs/{id}", cancel);

    public Task<OperatedRunDetails> Cancel(RunId id, CancellationToken cancel) =>
        Send<OperatedRunDetails>(HttpMethod.Post, $"{Root}/runs/{id}/cancellation", null, null, cancel);

    /// <summary>The longest parked first.</summary>
    public Task<Page<ParkedMessageView>> ParkedMessages(string? cursor, CancellationToken cancel) =>
        Get<Page<ParkedMessageView>>($"{Root}/parked-messages{Query([("cursor", cursor)])}", cancel);

    public Task<ParkedMessageDetails?> ParkedMessage(string id, CancellationToken cancel) =>
        Find<ParkedMessageDetails>($"{Root}/parked-messages/{Uri.EscapeDataString(id)}", cancel);

    /// <summary>Lets its component try again, with all attempts before it.</summary>
    public async Task Replay(string id, CancellationToken cancel)
    {
        using var answer = await Send(HttpMethod.Post, $"{Root}/parked-messages/{Uri.EscapeDataString(id)}/replay", null, null, cancel);
    }

    /// <summary>Gives it up for good; what waits behind it goes on.</summary>
    public Task Skip(string id, CancellationToken cancel) => Delete($"{Root}/parked-messages/{Uri.EscapeDataString(id)}", cancel);

    /// <summary>What operators did, the latest first.</summary>
    public Task<Page<OperatorAct>> Acts(string? cursor, CancellationToken cancel) =>
        Get<Page<OperatorAct>>($"{Root}/acts{Query([("cursor", cursor)])}", cancel);

    private static string Query((string Name, string? Value)[] parts)
    {
        var given = parts.Where(p => !string.IsNullOrEmpty(p.Value)).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").ToList();
        return given.Count == 0 ? "" : $"?{string.Join('&', given)}";
    }
}

/// <summary>Which runs are wanted; a null member leaves its matter open.</summary>
/// <param name="State">Where they stand.</param>
/// <param name="Component">Whose workflow they are of.</param>
/// <param name="Subject">What they work on, exactly.</param>
public sealed record RunFilter(RunState? State = null, string? Component = null, string? Subject = null);
