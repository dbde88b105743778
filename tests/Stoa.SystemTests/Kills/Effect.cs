namespace Stoa.SystemTests.Kills;

/// <summary>Something that stays done: a commit that changed rows, or a mail that was handed over.</summary>
/// <param name="Name">Who did what, the same in each run: <c>stoa_app: insert deployer.deployment, insert platform.outbox</c>.</param>
/// <param name="Nth">The how many-th of this name since the flow began, from 1.</param>
internal sealed record Effect(string Name, int Nth)
{
    /// <summary>Whether it happened in another company's system: the simulated cloud, the payment gateway, the mail server.</summary>
    public bool IsOutside => Name.StartsWith("stoa_simulator", StringComparison.Ordinal) || Name.StartsWith("smtp", StringComparison.Ordinal);
}

/// <summary>When the process is killed: the effect is about to happen, or it happened and nobody was told.</summary>
internal enum Moment
{
    Before,
    After,
}

/// <summary>A moment of a flow at which the process is killed.</summary>
internal sealed record KillPoint(string Flow, Effect Effect, Moment Moment)
{
    public override string ToString() => $"{Flow}, {Moment} {Effect.Name} #{Effect.Nth}";
}
