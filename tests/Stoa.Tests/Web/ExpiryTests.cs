using Stoa.Web.Components.Pages.Orders;

namespace Stoa.Tests.Web;

public sealed class ExpiryTests
{
    [Theory]
    [InlineData("04/30", 4, 2030)]
    [InlineData(" 4 / 2030 ", 4, 2030)]
    [InlineData("0430", 4, 2030)]
    [InlineData("12/31", 12, 2031)]
    public void An_expiry_is_read_as_people_write_it(string text, int month, int year)
    {
        Assert.True(Expiry.TryParse(text, out var readMonth, out var readYear));
        Assert.Equal((month, year), (readMonth, readYear));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("13/30")]
    [InlineData("00/30")]
    [InlineData("04/3")]
    [InlineData("04/30/1")]
    [InlineData("April")]
    public void What_is_no_expiry_is_refused(string? text) => Assert.False(Expiry.TryParse(text, out _, out _));
}
