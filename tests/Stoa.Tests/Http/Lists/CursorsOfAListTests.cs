using System.Buffers.Text;
using Stoa.Platform.Http.Lists;
using Stoa.Platform.Security;

namespace Stoa.Tests.Http.Lists;

public sealed class CursorsOfAListTests
{
    private sealed record Place(DateTimeOffset At, string Name);

    private static readonly Place Somewhere = new(new DateTimeOffset(2026, 11, 21, 3, 4, 5, 678, TimeSpan.Zero), "b/ä");
    private readonly Cursors cursors = new(PlatformKey.Ephemeral());

    [Fact]
    public void A_cursor_comes_back_as_the_place_that_it_was()
    {
        Assert.True(cursors.TryRead<Place>("orders", cursors.Write("orders", Somewhere), out var place));
        Assert.Equal(Somewhere, place);
    }

    [Fact]
    public void A_cursor_does_not_show_the_place() =>
        Assert.Equal(-1, Base64Url.DecodeFromChars(cursors.Write("runs", "4217")).AsSpan().IndexOf("4217"u8));

    [Fact]
    public void A_cursor_of_another_list_is_not_read() =>
        Assert.False(cursors.TryRead<Place>("machines", cursors.Write("orders", Somewhere), out _));

    [Fact]
    public void A_cursor_of_another_installation_is_not_read() =>
        Assert.False(new Cursors(PlatformKey.Ephemeral()).TryRead<Place>("orders", cursors.Write("orders", Somewhere), out _));

    [Fact]
    public void No_character_of_a_cursor_can_be_changed()
    {
        var cursor = cursors.Write("orders", Somewhere);
        var accepted = Enumerable.Range(0, cursor.Length - 1)
            .Where(i => cursors.TryRead<Place>("orders", $"{cursor[..i]}{(cursor[i] == 'A' ? 'Q' : 'A')}{cursor[(i + 1)..]}", out _));
        Assert.Empty(accepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("not a cursor")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Rubbish_is_not_read(string rubbish) => Assert.False(cursors.TryRead<Place>("orders", rubbish, out _));

    [Fact]
    public void A_place_of_another_shape_is_not_read() =>
        Assert.False(cursors.TryRead<Place>("orders", cursors.Write("orders", 7), out _));

    [Fact]
    public void A_page_knows_whether_there_is_another()
    {
        var paging = new Paging(cursors, "orders", 2, null);
        Assert.Null(paging.Page([1, 2], n => n).Next);
        var page = paging.Page([1, 2, 3], n => n);
        Assert.Equal([1, 2], page.Items);
        Assert.True(new Paging(cursors, "orders", 2, page.Next).After<int>(out var place));
        Assert.Equal(2, place);
    }
}
