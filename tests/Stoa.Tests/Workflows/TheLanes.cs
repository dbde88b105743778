using FsCheck;
using FsCheck.Fluent;
using Stoa.Platform.Workflows;
using Stoa.Platform.Workflows.Engine;
using Stoa.Platform.Workflows.Engine.Statements;

namespace Stoa.Tests.Workflows;

public sealed class TheLanes
{
    private const int Capacity = 100;

    [Fact]
    public void Share_a_full_worker_six_to_three_to_one()
    {
        var quota = new LaneSlots(Capacity).Reserve(0)!;

        Assert.Equal((60, 30, 10), (quota.Interactive, quota.Normal, quota.Bulk));
    }

    [Fact]
    public void Leave_to_the_others_what_one_does_not_need_but_for_a_reserve()
    {
        var slots = new LaneSlots(Capacity);
        slots.Settle(slots.Reserve(0)!, Enumerable.Repeat(Lane.Bulk, 10));

        var quota = slots.Reserve(0)!;

        Assert.Equal((0, 0, 70), (quota.Interactive, quota.Normal, quota.Bulk));
    }

    [Fact]
    public void Never_shut_one_out_however_long_the_steps_of_another_take()
    {
        var slots = new LaneSlots(Capacity);
        for (var round = 0; round < 20 && slots.Reserve(0) is { } quota; round++)
            slots.Settle(quota, Enumerable.Repeat(Lane.Bulk, quota.Bulk));
        slots.Stir();

        Assert.Equal(0, slots.Reserve(0)!.Bulk);
        Assert.True(new LaneSlots(3).Reserve(0) is { Interactive: 1, Normal: 1, Bulk: 1 });
    }

    [Fact]
    public void Deal_out_single_slots_by_their_shares_too()
    {
        var slots = new LaneSlots(Capacity);
        var full = slots.Reserve(0)!;
        slots.Settle(full, Each(full));
        var dealt = new int[3];
        for (var i = 0; i < 1000; i++)
        {
            var one = slots.Reserve(freed: 1)!;
            Lane lane = one.Interactive == 1 ? Lane.Interactive : one.Normal == 1 ? Lane.Normal : Lane.Bulk;
            dealt[(int)lane]++;
            slots.Settle(one, [lane]);
            slots.Free(lane);
        }

        Assert.Equal([600, 300, 100], dealt);
    }

    [Fact]
    public void Never_take_on_more_than_the_worker_can_hold()
    {
        var rounds = Gen.Choose(0, 4).ArrayOf().ToArbitrary();
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(rounds, steps =>
        {
            var slots = new LaneSlots(20);
            var inHand = new List<Lane>();
            foreach (var step in steps)
            {
                if (step == 4)
                {
                    inHand.ForEach(slots.Free);
                    inHand.Clear();
                }
                else if (slots.Reserve(0) is { } quota)
                {
                    var got = Each(quota).Where(lane => (int)lane != step).ToList();
                    slots.Settle(quota, got);
                    inHand.AddRange(got);
                }

                slots.Stir();
            }

            return inHand.Count <= 20;
        }));
    }

    private static IEnumerable<Lane> Each(Quota quota) =>
        Enum.GetValues<Lane>().SelectMany(lane => Enumerable.Repeat(lane, quota.Of(lane)));
}
