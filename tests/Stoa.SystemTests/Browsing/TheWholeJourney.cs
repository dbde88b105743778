using static Microsoft.Playwright.Assertions;

namespace Stoa.SystemTests.Browsing;

/// <summary>From the storefront to a machine that runs, is switched off and on, and is gone: all of it by the pages.</summary>
[Collection<BrowsedShop>]
public sealed class TheWholeJourney(Shop shop)
{
    public static TheoryData<Looks> AllLooks => [Looks.Desk, Looks.PhoneWithoutScript];

    [Theory]
    [MemberData(nameof(AllLooks))]
    public Task Leads_to_a_machine_and_back_to_nothing(Looks looks) => shop.Visit(looks, async page =>
    {
        var ada = new Person(page, new Pointer(page), shop);
        await ada.ChoosePlan("Small with data");
        await ada.SignUp();
        await Expect(page.Locator(".totals")).ToContainTextAsync("VAT IT 22%");
        await Expect(page.Locator(".totals-gross")).ToContainTextAsync("€9.14");
        await ada.Order("journey", Card.Pays);
        await ada.Sees("Running");
        await Expect(page.Locator(".steps-count")).ToHaveTextAsync("5 of 5 steps done");
        await Expect(page.Locator(".endpoint code")).ToContainTextAsync("ssh ");

        await ada.Hand.Follow("To the machine");
        await ada.Hand.Press("Stop");
        await ada.Sees("Stopped");
        await ada.Hand.Press("Start");
        await ada.Sees("Running");
        await ada.Hand.Press("Reboot");
        await ada.Sees("Running");
        await ada.Hand.Unfold("Terminate");
        await ada.Hand.Press("Terminate for good");
        await ada.Sees("Removed");
    });
}
