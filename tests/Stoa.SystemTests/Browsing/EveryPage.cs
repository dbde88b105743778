namespace Stoa.SystemTests.Browsing;

/// <summary>All pages that links lead to, as those see them who may: nothing that axe finds, no dead link, no script error, light enough.</summary>
[Collection<BrowsedShop>]
public sealed class EveryPage(Shop shop)
{
    [Fact]
    public Task Of_a_visitor_is_sound() => shop.Visit(Looks.Desk, page => new Crawl(page).Follow("/", "/orders"));

    [Fact]
    public Task Of_a_customer_is_sound() => shop.Visit(Looks.Desk, async page =>
    {
        var ada = new Person(page, new Pointer(page), shop);
        await ada.ChoosePlan("Small");
        await ada.SignUp();
        await ada.Order("sound", Card.Pays);
        await ada.Sees("Running");
        await ada.ChoosePlan("Small");
        await ada.OrderAgain("gone");
        await ada.Sees("Running");
        await ada.Hand.Follow("To the machine");
        await ada.Terminate();
        await ada.ChoosePlan("Small");
        await ada.OrderAgain("declined", Card.IsDeclined);
        await ada.Sees("Waiting for payment");
        await ada.ChoosePlan("Small");
        await ada.OrderAgain("asked", Card.AsksTheBank);
        await ada.Sees("Waiting for payment");
        await new Crawl(page).Follow("/");
    });

    [Fact]
    public async Task Of_an_operator_is_sound()
    {
        await shop.Visit(Looks.Desk, async page =>
        {
            var ada = new Person(page, new Pointer(page), shop);
            await ada.ChoosePlan("Small with data");
            await ada.SignUp();
            await ada.Order("operated", Card.Pays);
            await ada.Sees("Running");
        });
        await shop.Visit(Looks.Desk, async page =>
        {
            var grace = new OperatorInPages(page, shop);
            await grace.ParkMessage();
            await grace.SignIn();
            await new Crawl(page).Follow("/", "/operator/runs?state=Succeeded&component=deployer");
        });
    }
}
