namespace Stoa.Contracts.Compute;

/// <summary>What the simulated cloud can be asked.</summary>
public enum SimulatedCommand
{
    /// <summary>Matches all of them.</summary>
    Any,
    EnsureMachine,
    FindMachine,
    EnsureMachineGone,
    EnsurePower,
    EnsureRebooted,
    EnsureDisk,
    FindDisk,
    EnsureDiskGone,
}

/// <summary>What the simulated cloud does with a command.</summary>
public enum SimulatedEffect
{
    /// <summary>Begins after the delay.</summary>
    Wait,

    /// <summary>Does nothing and answers that it may work later.</summary>
    FailTransient,

    /// <summary>Does nothing and answers that it never will.</summary>
    FailForGood,

    /// <summary>Does it; the answer is lost, which looks like a time-out.</summary>
    LoseAnswer,

    /// <summary>Hears and answers it twice.</summary>
    AnswerTwice,

    /// <summary>Does it at once and answers after the delay.</summary>
    AnswerLate,

    /// <summary>Kills the asking process before it does anything.</summary>
    CrashBefore,

    /// <summary>Does it and kills the asking process before that has the answer.</summary>
    CrashAfter,
}

/// <summary>One rule of the simulated cloud. For each command the first rule that applies is followed.</summary>
/// <param name="Command">Which commands.</param>
/// <param name="Effect">What happens to them.</param>
/// <param name="Zone">Only those to this zone, such as <c>zone-1</c>; null for all.</param>
/// <param name="Host">Only those to this host, such as <c>zone-1-host-3</c>; null for all.</param>
/// <param name="Machine">Only those to the machine of this key; null for all.</param>
/// <param name="Skip">So many matching commands pass first.</param>
/// <param name="Times">To so many commands behind those it applies; 0 for all.</param>
/// <param name="Chance">0 to 1: to this share of them, drawn from the seed.</param>
/// <param name="Seed">The same seed draws the same commands.</param>
/// <param name="DelayMilliseconds">Of <see cref="SimulatedEffect.Wait"/> and <see cref="SimulatedEffect.AnswerLate"/>, on the process's clock.</param>
/// <param name="Code">What a failure is called; null for the usual one.</param>
/// <param name="Message">What a failure says; null for the usual words.</param>
public sealed record SimulatorRule(
    SimulatedCommand Command, SimulatedEffect Effect, string? Zone = null, string? Host = null, string? Machine = null, int Skip = 0,
    int Times = 1, double Chance = 1, long Seed = 0, int DelayMilliseconds = 0, string? Code = null, string? Message = null);

/// <summary>All rules; putting them replaces what was there and counts anew.</summary>
public sealed record SimulatorRules(IReadOnlyList<SimulatorRule> Rules);

/// <param name="Rule">As it was put.</param>
/// <param name="Met">Commands that it matched.</param>
/// <param name="Applied">Commands that it took effect on.</param>
public sealed record SimulatorRuleView(SimulatorRule Rule, long Met, long Applied);

/// <summary>The rules with what came of them.</summary>
public sealed record SimulatorRulesView(IReadOnlyList<SimulatorRuleView> Rules);
