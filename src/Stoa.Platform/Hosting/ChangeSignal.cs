namespace Stoa.Platform.Hosting;

/// <summary>
/// Tells whoever follows a thing that it changed, after the commit and by its id alone: who hears it looks. Followers in this
/// process hear each change; to the other processes a limited number is carried (<see cref="WakeBroadcast"/>), since under load
/// there are more changes than a person can see. What is not carried is found by the follower's own look.
/// </summary>
public sealed class ChangeSignal
{
    /// <summary>So many are carried at once.</summary>
    internal const int Batch = 20;

    /// <summary>So many wait to be carried; further ones are not.</summary>
    internal const int MostUnsent = 1000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<ChangeWatch>> watches = new(StringComparer.Ordinal);
    private readonly HashSet<string> unsent = new(StringComparer.Ordinal);

    /// <summary>Follows a thing from now on, until it is disposed.</summary>
    /// <param name="subject">Its id.</param>
    public ChangeWatch Watch(string subject)
    {
        var watch = new ChangeWatch(this, subject);
        lock (gate)
        {
            if (watches.TryGetValue(subject, out var others)) others.Add(watch);
            else watches[subject] = [watch];
        }

        return watch;
    }

    /// <summary>It changed, in this process or in another one.</summary>
    internal void Hear(string subject)
    {
        lock (gate)
        {
            if (!watches.TryGetValue(subject, out var following)) return;
            foreach (var watch in following) watch.Ring();
        }
    }

    /// <summary>Keeps it for the other processes.</summary>
    internal void Keep(string subject)
    {
        lock (gate)
        {
            if (unsent.Count < MostUnsent) unsent.Add(subject);
        }
    }

    /// <summary>Some of what waits to be carried.</summary>
    /// <param name="isMore">True when others wait still.</param>
    internal IReadOnlyList<string> TakeUnsent(out bool isMore)
    {
        lock (gate)
        {
            List<string> taken = [.. unsent.Take(Batch)];
            unsent.ExceptWith(taken);
            isMore = unsent.Count > 0;
            return taken;
        }
    }

    internal void Forget(ChangeWatch watch)
    {
        lock (gate)
        {
            if (watches.TryGetValue(watch.Subject, out var following) && following.Remove(watch) && following.Count == 0) watches.Remove(watch.Subject);
        }
    }
}
