namespace Stoa.SystemTests.Browsing;

/// <summary>Nobody touches a pointer: Tab, letters and Enter, and the focus always shows.</summary>
[Collection<BrowsedShop>]
public sealed class ByKeyboardAlone(Shop shop)
{
    [Fact]
    public Task A_machine_is_ordered_on_a_phone() => shop.Visit(Looks.Phone, async page =>
    {
        var ada = new Person(page, new Keyboard(page), shop);
        await ada.ChoosePlan("Small");
        await ada.SignUp();
        await ada.Order("typed", Card.Pays);
        await ada.Sees("Running");
    });
}
