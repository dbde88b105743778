using Stoa.Cloud.Providers;
using Stoa.Cloud.Providers.Simulator;
using Stoa.Contracts.Common;
using Stoa.Contracts.Compute;
using Stoa.Platform.Providers;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Cloud.Providers;

public sealed class ASimulatedCloudWithRules(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TenantId Owner = new(Guid.CreateVersion7());
    private readonly SimulatorFixture simulator = new(database);
    private readonly string key = $"dep_{Guid.CreateVersion7():n}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fails_for_the_moment_as_often_as_the_rule_says()
    {
        await simulator.Follow(new SimulatorRule(SimulatedCommand.EnsureMachine, SimulatedEffect.FailTransient, Times: 2, Code: "busy", Message: "later"));
        var driver = simulator.Driver();
        for (var i = 0; i < 2; i++)
        {
            var failed = await Assert.ThrowsAsync<ProviderException>(() => driver.EnsureMachine(Spec(), Cancel));
            Assert.Equal(("busy", "later", true), (failed.Code, failed.Message, failed.IsTransient));
        }

        Assert.Equal(0, await simulator.Machines(key));
        await driver.EnsureMachine(Spec(), Cancel);
        Assert.Equal(1, await simulator.Machines(key));
        var told = Assert.Single(await simulator.Rules.Read(Cancel));
        Assert.Equal((3, 2), (told.Met, told.Applied));
    }

    [Fact]
    public async Task Fails_for_good()
    {
        await simulator.Follow(new SimulatorRule(SimulatedCommand.EnsurePower, SimulatedEffect.FailForGood, Times: 0));
        var driver = simulator.Driver();
        await driver.EnsureMachine(Spec(), Cancel);
        var failed = await Assert.ThrowsAsync<ProviderException>(() => driver.EnsurePower(key, PowerState.Off, Cancel));
        Assert.False(failed.IsTransient);
        Assert.Equal(NodeState.Starting, (await driver.FindMachine(key, Cancel))!.State);
    }

    [Fact]
    public async Task Takes_effect_and_loses_the_answer()
    {
        await simulator.Follow(new SimulatorRule(SimulatedCommand.Any, SimulatedEffect.LoseAnswer));
        var driver = simulator.Driver();
        var lost = await Assert.ThrowsAsync<ProviderException>(() => driver.EnsureMachine(Spec(), Cancel));
        Assert.Equal((ProviderFaults.Unreachable, true), (lost.Code, lost.IsTransient));
        Assert.Equal(1, await simulator.Machines(key));
        Assert.Equal((await driver.FindMachine(key, Cancel))!.Id, (await driver.EnsureMachine(Spec(), Cancel)).Id);
        Assert.Equal(1, await simulator.Machines(key));
    }

    [Fact]
    public async Task Hears_a_command_twice_does_it_once_and_tells_of_it_twice()
    {
        await simulator.Follow(new SimulatorRule(SimulatedCommand.EnsureMachine, SimulatedEffect.AnswerTwice));
        var driver = simulator.Driver();
        await using var heard = driver.Watch(Cancel).GetAsyncEnumerator(Cancel);
        var next = heard.MoveNextAsync();
        await driver.EnsureMachine(Spec(), Cancel);
        Assert.True(await next);
        Assert.True(await heard.MoveNextAsync());
        Assert.Equal(new MachineNotice(Owner, key), heard.Current);
        Assert.Equal(1, await simulator.Machines(key));
    }

    [Fact]
    public async Task Waits_by_the_clock_before_it_begins()
    {
        await simulator.Follow(new SimulatorRule(SimulatedCommand.EnsureMachine, SimulatedEffect.Wait, DelayMilliseconds: 60_000));
        var making = simulator.Driver().EnsureMachine(Spec(), Cancel);
        await Armed(() => simulator.Clock.HasTimers);
        Assert.Equal(0, await simulator.Machines(key));
        simulator.Clock.Advance(TimeSpan.FromMinutes(1));
        await making;
        Assert.Equal(1, await simulator.Machines(key));
    }

    [Fact]
    public async Task Answers_late_when_it_is_done_already()
    {
        await simulator.Follow(new SimulatorRule(SimulatedCommand.EnsureMachineGone, SimulatedEffect.AnswerLate, DelayMilliseconds: 60_000));
        var driver = simulator.Driver();
        await driver.EnsureMachine(Spec(), Cancel);
        simulator.Clock.Advance(SimulatorFixture.Options.Boot);
        var removing = driver.EnsureMachineGone(key, Cancel);
        await Armed(() => simulator.Clock.HasTimers);
        Assert.Equal(0, await simulator.Machines(key));
        Assert.False(removing.IsCompleted);
        simulator.Clock.Advance(TimeSpan.FromMinutes(1));
        await removing;
    }

    [Theory]
    [InlineData(SimulatedEffect.CrashBefore, 0)]
    [InlineData(SimulatedEffect.CrashAfter, 1)]
    public async Task Kills_the_asking_process_once_and_not_again_after_the_restart(SimulatedEffect crash, int made)
    {
        await simulator.Follow(new SimulatorRule(SimulatedCommand.EnsureMachine, crash));
        await Assert.ThrowsAsync<ProcessDied>(() => simulator.Driver().EnsureMachine(Spec(), Cancel));
        Assert.Equal(made, await simulator.Machines(key));
        await simulator.Driver().EnsureMachine(Spec(), Cancel);
        Assert.Equal(1, await simulator.Machines(key));
    }

    [Fact]
    public async Task Keeps_to_the_scope_of_the_rule()
    {
        var place = SimulatedPlace.Of(key, SimulatorFixture.Options);
        var elsewhere = Enumerable.Range(0, 100).Select(i => $"dep_{i}").First(k => SimulatedPlace.Of(k, SimulatorFixture.Options).Zone != place.Zone);
        foreach (var rule in (SimulatorRule[])[Failing() with { Zone = place.Zone }, Failing() with { Host = place.Host }, Failing() with { Machine = key }])
        {
            await simulator.Follow(rule);
            await Assert.ThrowsAsync<ProviderException>(() => simulator.Driver().EnsureMachine(Spec(), Cancel));
            await simulator.Driver().EnsureMachine(Spec() with { Key = elsewhere }, Cancel);
        }
    }

    [Fact]
    public async Task Passes_what_the_rule_skips_and_follows_the_first_rule_that_applies()
    {
        await simulator.Follow(
            Failing() with { Skip = 1, Times = 1, Code = "second" },
            Failing() with { Times = 1, Code = "first" });
        var driver = simulator.Driver();
        Assert.Equal("first", (await Assert.ThrowsAsync<ProviderException>(() => driver.EnsureMachine(Spec(), Cancel))).Code);
        Assert.Equal("second", (await Assert.ThrowsAsync<ProviderException>(() => driver.EnsureMachine(Spec(), Cancel))).Code);
        await driver.EnsureMachine(Spec(), Cancel);
    }

    [Fact]
    public async Task Draws_a_share_by_its_seed_the_same_each_time()
    {
        var first = await Failures(seed: 7);
        Assert.InRange(first.Count(failed => failed), 10, 30);
        Assert.Equal(first, await Failures(seed: 7));
        Assert.NotEqual(first, await Failures(seed: 8));
    }

    private async Task<bool[]> Failures(long seed)
    {
        await simulator.Follow(new SimulatorRule(SimulatedCommand.FindMachine, SimulatedEffect.FailTransient, Times: 0, Chance: 0.5, Seed: seed));
        var driver = simulator.Driver();
        var failures = new bool[40];
        for (var i = 0; i < failures.Length; i++)
            failures[i] = await Record.ExceptionAsync(() => driver.FindMachine(key, Cancel)) is ProviderException;
        return failures;
    }

    private static async Task Armed(Func<bool> condition)
    {
        while (!condition()) await Task.Yield();
    }

    private static SimulatorRule Failing() => new(SimulatedCommand.EnsureMachine, SimulatedEffect.FailTransient, Times: 0);

    private MachineSpec Spec() => new(key, Owner, "scripted", 1, 256, 1, "tiny", []);
}
