using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Stoa.Platform.Security.Passwords;

namespace Stoa.Tests.Security.Passwords;

public sealed class AStoredPassword
{
    private static readonly IMeterFactory Meters = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
    private readonly PasswordHasher passwords = new(Meters, iterations: 1000);

    [Fact]
    public void Is_known_again_and_no_other_is()
    {
        var stored = passwords.Hash("tuesday-otter-47-lamp");
        Assert.Equal(PasswordCheck.Right, passwords.Check(stored, "tuesday-otter-47-lamp"));
        Assert.Equal(PasswordCheck.Wrong, passwords.Check(stored, "tuesday-otter-47-lamP"));
    }

    [Fact]
    public void Is_known_again_however_the_keyboard_writes_its_letters() =>
        Assert.Equal(PasswordCheck.Right, passwords.Check(passwords.Hash("caff\u00e8 nero lungo"), "caffe\u0300 nero lungo"));

    [Fact]
    public void Is_stored_differently_each_time_and_never_in_clear()
    {
        var (one, other) = (passwords.Hash("tuesday-otter-47-lamp"), passwords.Hash("tuesday-otter-47-lamp"));
        Assert.NotEqual(one, other);
        Assert.DoesNotContain("otter", one, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_former_cost_is_still_known_and_told_to_be_old()
    {
        var old = new PasswordHasher(Meters, iterations: 500).Hash("tuesday-otter-47-lamp");
        Assert.Equal(PasswordCheck.RightButOld, passwords.Check(old, "tuesday-otter-47-lamp"));
        Assert.Equal(PasswordCheck.Wrong, passwords.Check(old, "another one altogether"));
    }

    [Fact]
    public void Costs_what_the_cheat_sheet_asks_for() =>
        Assert.StartsWith("pbkdf2-sha512$210000$", new PasswordHasher(Meters).Hash("tuesday-otter-47-lamp"), StringComparison.Ordinal);

    [Fact]
    public void Of_nobody_costs_one_computation_too_and_is_never_right()
    {
        using var counted = new ComputedHashes(Meters);
        Assert.Equal(PasswordCheck.Wrong, new PasswordHasher(Meters, iterations: 1000).Check(null, "tuesday-otter-47-lamp"));
        Assert.Equal(1, counted.Count);
    }
}
