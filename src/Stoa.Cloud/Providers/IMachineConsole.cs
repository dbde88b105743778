namespace Stoa.Cloud.Providers;

/// <summary>The ability to tell what a machine wrote to its serial console: what is left when it does not boot.</summary>
public interface IMachineConsole
{
    /// <summary>The last lines, oldest first, without control characters; none when it wrote nothing or is not there.</summary>
    Task<IReadOnlyList<string>> LastLines(string key, int count, CancellationToken cancel);
}
