using Stoa.Platform.Lifecycles;

namespace Stoa.Tests.Lifecycles;

public sealed class LifecycleTableTests
{
    private static readonly Transitions<Door, Push> Table = new(
        (Door.Shut, Push.Opened, Door.Open),
        (Door.Open, Push.Closed, Door.Shut),
        (Door.Open, Push.Broken, Door.Gone));

    private enum Door
    {
        Shut,
        Open,
        Gone,
    }

    private enum Push
    {
        Opened,
        Closed,
        Broken,
    }

    [Fact]
    public void Every_pair_of_state_and_event_either_moves_as_written_or_throws()
    {
        foreach (var from in Enum.GetValues<Door>())
            foreach (var on in Enum.GetValues<Push>())
            {
                var rows = Table.Rows.Where(row => row.From == from && row.On == on).ToList();
                Assert.Equal(rows.Count == 1, Table.Allows(from, on));
                if (rows.Count == 1) Assert.Equal(rows[0].To, Table.Move(from, on));
                else Assert.Throws<IllegalTransitionException>(() => Table.Move(from, on));
            }
    }

    [Fact]
    public void An_illegal_move_says_what_the_state_knows()
    {
        var illegal = Assert.Throws<IllegalTransitionException>(() => Table.Move(Door.Open, Push.Opened));
        Assert.Equal("Opened cannot happen in the state Open, which knows Closed, Broken.", illegal.Message);
    }

    [Fact]
    public void A_final_state_knows_no_event()
    {
        Assert.True(Table.IsFinal(Door.Gone));
        Assert.False(Table.IsFinal(Door.Open));
        Assert.EndsWith("which knows no event.", Assert.Throws<IllegalTransitionException>(() => Table.Move(Door.Gone, Push.Opened)).Message);
    }

    [Fact]
    public void Two_rows_that_begin_alike_are_refused() =>
        Assert.Throws<ArgumentException>(() => new Transitions<Door, Push>((Door.Shut, Push.Opened, Door.Open), (Door.Shut, Push.Opened, Door.Gone)));

    [Fact]
    public void It_prints_itself_for_the_docs() => Assert.Equal(
        """
        stateDiagram-v2
            [*] --> Shut
            Shut --> Open: Opened
            Open --> Shut: Closed
            Open --> Gone: Broken
            Gone --> [*]

        """, Table.Mermaid());

    [Fact]
    public void A_walk_finds_every_move_of_a_thing() => Assert.Equal(
        """
        Shut: Opened -> Open
        Open: Closed -> Shut, Broken -> Gone
        """, LifecycleWalk.Of<Box, Door, Push>(() => new Box(), (box, on) => box.State = Table.Move(box.State, on), box => box.State));

    private sealed class Box
    {
        public Door State { get; set; } = Table.Initial;
    }
}
