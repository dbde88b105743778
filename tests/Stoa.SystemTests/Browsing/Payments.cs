using static Microsoft.Playwright.Assertions;

namespace Stoa.SystemTests.Browsing;

/// <summary>Cards that do not simply pay, and the paper about those that do.</summary>
[Collection<BrowsedShop>]
public sealed class Payments(Shop shop)
{
    [Fact]
    public Task With_a_declined_card_go_on_with_another_one() => Ordering("declined", Card.IsDeclined, async ada =>
    {
        await ada.Hand.Press("Pay");
        await Expect(ada.Page.GetByRole(Microsoft.Playwright.AriaRole.Alert).First).ToBeVisibleAsync();
        await ada.PayWith(Card.Pays);
        await ada.Hand.Press("Pay");
        await ada.Sees("Running");
    });

    [Fact]
    public Task That_the_bank_asks_about_wait_for_the_answer() => Ordering("asked", Card.AsksTheBank, async ada =>
    {
        await Expect(ada.Page.GetByText("Do you confirm the payment of €6.09?")).ToBeVisibleAsync();
        await ada.Hand.Press("Confirm the payment");
        await ada.Sees("Running");
    });

    [Fact]
    public Task Are_explained_by_an_invoice_and_its_paper() => Ordering("paper", Card.Pays, async ada =>
    {
        await ada.Sees("Running");
        await ada.Hand.Follow("Invoices");
        var number = ada.Page.Locator("tbody a").First;
        await ada.Page.WaitUntil("/invoices", ada.Page.GetByText("Paid", new() { Exact = true }));
        await number.ClickAsync();
        var total = await ada.Page.Locator(".totals-gross dd").InnerTextAsync();
        var download = await ada.Page.RunAndWaitForDownloadAsync(() => ada.Hand.Follow("Download PDF"));
        var paper = Path.Combine(shop.Stoa.Folder.FullName, "paper.pdf");
        await download.SaveAsAsync(paper);
        Assert.Equal("%PDF"u8.ToArray(), (await File.ReadAllBytesAsync(paper))[..4]);
        Assert.Equal("€6.09", total);
        Assert.Contains("6.09", await PaperText.Read(paper), StringComparison.Ordinal);
    });

    private Task Ordering(string hostname, string card, Func<Person, Task> then) => shop.Visit(Looks.Desk, async page =>
    {
        var ada = new Person(page, new Pointer(page), shop);
        await ada.ChoosePlan("Small");
        await ada.SignUp();
        await ada.Order(hostname, card);
        await then(ada);
    });
}
