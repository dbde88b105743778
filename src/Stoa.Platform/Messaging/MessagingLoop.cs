namespace Stoa.Platform.Messaging;

/// <summary>Something that this process does again and again.</summary>
/// <param name="Topic">The wake signal that makes it be done at once.</param>
/// <param name="Every">Done so often without any signal.</param>
/// <param name="Step">Does it, and says how much there was; done again at once until there was nothing.</param>
internal sealed record MessagingLoop(string Topic, TimeSpan Every, Func<CancellationToken, Task<int>> Step);
