using Stoa.Platform.Lifecycles;

namespace Stoa.Tests.Lifecycles;

/// <summary>Sends every event to a thing in every state, and writes down what came of it.</summary>
internal static class LifecycleWalk
{
    /// <summary>One line a state that is left by something: <c>Pending: Started -> Running, GaveUp -> Failed</c>. The rest threw.</summary>
    /// <param name="make">A new thing, in the first state.</param>
    /// <param name="apply">Sends it an event.</param>
    /// <param name="state">Reads its state.</param>
    public static string Of<T, TState, TEvent>(Func<T> make, Action<T, TEvent> apply, Func<T, TState> state)
        where TState : struct, Enum where TEvent : struct, Enum
    {
        var paths = new Dictionary<TState, TEvent[]> { [state(make())] = [] };
        var ahead = new Queue<TState>(paths.Keys);
        var lines = new List<string>();
        while (ahead.TryDequeue(out var from))
        {
            var moves = new List<string>();
            foreach (var on in Enum.GetValues<TEvent>())
            {
                var thing = make();
                foreach (var step in paths[from]) apply(thing, step);
                if (!Moves(() => apply(thing, on)))
                {
                    Assert.Equal(from, state(thing));
                    continue;
                }

                moves.Add($"{on} -> {state(thing)}");
                if (paths.TryAdd(state(thing), [.. paths[from], on])) ahead.Enqueue(state(thing));
            }

            if (moves.Count > 0) lines.Add($"{from}: {string.Join(", ", moves)}");
        }

        var unreached = Enum.GetValues<TState>().Except(paths.Keys).ToList();
        Assert.True(unreached.Count == 0, $"No event leads to {string.Join(", ", unreached)}.");
        return string.Join('\n', lines);
    }

    private static bool Moves(Action apply)
    {
        try
        {
            apply();
            return true;
        }
        catch (IllegalTransitionException)
        {
            return false;
        }
    }
}
