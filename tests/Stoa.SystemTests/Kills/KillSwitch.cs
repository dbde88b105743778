namespace Stoa.SystemTests.Kills;

/// <summary>Sees every effect of a process, notes it, and holds the one at which the process is to be killed.</summary>
internal sealed class KillSwitch
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, int> seen = [];
    private readonly List<Effect> effects = [];
    private KillPoint? armed;
    private TaskCompletionSource held = new();

    /// <summary>A write to be held up; null for none.</summary>
    public Stall? Stall { get; set; }

    /// <summary>Ends when the process stands at the point.</summary>
    public Task Held => held.Task;

    /// <summary>Begins to count anew, for a flow that begins.</summary>
    public void Arm(KillPoint? point)
    {
        lock (gate)
        {
            seen.Clear();
            effects.Clear();
            (armed, held) = (point, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }
    }

    /// <summary>What happened since the flow began.</summary>
    public IReadOnlyList<Effect> Recorded()
    {
        lock (gate) return [.. effects];
    }

    /// <summary>Says that an effect is about to happen.</summary>
    public Effect Begin(string name)
    {
        Stall?.See(name);
        lock (gate)
        {
            var effect = new Effect(name, seen[name] = seen.GetValueOrDefault(name) + 1);
            effects.Add(effect);
            return effect;
        }
    }

    /// <summary>Whether whoever does the effect goes no further: the process will be killed.</summary>
    public bool Holds(Effect effect, Moment moment)
    {
        lock (gate)
        {
            if (armed is null || armed.Moment != moment || armed.Effect != effect) return false;
            armed = null;
            held.TrySetResult();
            return true;
        }
    }
}
