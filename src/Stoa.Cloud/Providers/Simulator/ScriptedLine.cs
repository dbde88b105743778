using Npgsql;
using Stoa.Contracts.Compute;
using Stoa.Platform.Providers;

namespace Stoa.Cloud.Providers.Simulator;

/// <summary>Ends this process as a power cut would.</summary>
internal delegate Task Crash();

/// <summary>The line between Stoa and the simulated cloud: here the rules act, on what goes out and on what comes back.</summary>
internal sealed class ScriptedLine(SimulatorRulebook rules, TimeProvider clock, Crash crash)
{
    public async Task<T> Send<T>(SimulatedCommand command, string key, Func<CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        try
        {
            var rule = await rules.Meet(command, key, cancel);
            await GoingOut(rule, command, cancel);
            var answer = await work(cancel);
            if (rule?.Effect == SimulatedEffect.AnswerTwice) answer = await work(cancel);
            await ComingBack(rule, command, cancel);
            return answer;
        }
        catch (NpgsqlException lost) when (lost.IsTransient || lost.InnerException is IOException or TimeoutException)
        {
            throw new ProviderException(ProviderFaults.Unreachable, "The simulated cloud does not answer.", isTransient: true, lost);
        }
    }

    private async Task GoingOut(SimulatorRule? rule, SimulatedCommand command, CancellationToken cancel)
    {
        switch (rule?.Effect)
        {
            case SimulatedEffect.Wait:
                await Pause(rule, cancel);
                break;
            case SimulatedEffect.CrashBefore:
                await crash();
                break;
            case SimulatedEffect.FailTransient:
                throw new ProviderException(rule.Code ?? ProviderFaults.NoRoom, rule.Message ?? $"{command}: every simulated host is busy.", isTransient: true);
            case SimulatedEffect.FailForGood:
                throw new ProviderException(rule.Code ?? "refused", rule.Message ?? $"{command}: the simulated cloud refuses.", isTransient: false);
        }
    }

    private async Task ComingBack(SimulatorRule? rule, SimulatedCommand command, CancellationToken cancel)
    {
        switch (rule?.Effect)
        {
            case SimulatedEffect.AnswerLate:
                await Pause(rule, cancel);
                break;
            case SimulatedEffect.CrashAfter:
                await crash();
                break;
            case SimulatedEffect.LoseAnswer:
                throw new ProviderException(rule.Code ?? ProviderFaults.Unreachable, rule.Message ?? $"{command}: the simulated cloud did not answer in time.", isTransient: true);
        }
    }

    private Task Pause(SimulatorRule rule, CancellationToken cancel) => Task.Delay(TimeSpan.FromMilliseconds(rule.DelayMilliseconds), clock, cancel);
}
