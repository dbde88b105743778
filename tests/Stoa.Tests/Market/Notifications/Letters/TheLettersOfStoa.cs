using System.Text.RegularExpressions;
using Stoa.Contracts.Common;
using Stoa.Market.Notifications.Letters;
using Stoa.Market.Notifications.Orders;
using Stoa.Tests.Fixtures;

namespace Stoa.Tests.Market.Notifications.Letters;

/// <summary>What people read, kept word by word in <c>golden/</c>.</summary>
public sealed partial class TheLettersOfStoa
{
    private static readonly Links Links = new(new Uri("https://market.example"));

    private static readonly KnownOrder Order = new()
    {
        Id = Reasons.Order, TenantId = TenantId.Marketplace, Number = 1042, ProductName = "Bare VM", PlanName = "Small with data disk",
    };

    public static TheoryData<string, string> All => new(Words.Languages.Order().SelectMany(_ => Templates, (language, template) => (language, template)));

    private static string[] Templates => [.. Written(Words.In("en")).Select(letter => letter.Template)];

    [Theory]
    [MemberData(nameof(All))]
    public void Read_as_they_were_agreed_on(string language, string template)
    {
        var letter = Written(Words.In(language)).Single(l => l.Template == template);
        Golden.Check($"{template}.{language}.txt", $"{letter.Subject}\n({letter.Preview})\n\n{TextLayout.Of(letter)}");
        Golden.Check($"{template}.{language}.html", HtmlLayout.Of(letter));
    }

    [Fact]
    public void Have_the_same_texts_with_the_same_places_in_every_language()
    {
        var english = Words.In("en");
        foreach (var words in Words.Languages.Select(Words.In))
        {
            Assert.Equal(english.Keys.Order(), words.Keys.Order());
            Assert.All(english.Keys, key => Assert.Equal(Places(english[key]), Places(words[key])));
        }
    }

    [Fact]
    public void Leave_no_place_unfilled()
    {
        foreach (var letter in Words.Languages.Select(Words.In).SelectMany(Written))
            Assert.DoesNotMatch("[{}]", letter.Subject + letter.Preview + TextLayout.Of(letter));
    }

    [Fact]
    public void Are_english_where_the_language_is_not_known() => Assert.Equal("en", Words.In("tlh").Language);

    [Fact]
    public void Load_nothing_from_elsewhere()
    {
        foreach (var html in Written(Words.In("en")).Select(HtmlLayout.Of))
        {
            Assert.DoesNotMatch("(?i)<(img|link|script|iframe|object|video)|url\\(|@import|src=", html);
            Assert.All(Address().Matches(html), link => Assert.StartsWith("https://market.example/", link.Value, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Show_what_others_named_as_text_and_never_as_markup()
    {
        var letter = OrderPlacedLetter.Write(To(Words.In("en")), Reasons.OrderPlaced(TenantId.Marketplace, product: "<script>alert(1)</script>{{blocks}}\r\nBcc: x@example.com"));
        Assert.DoesNotContain("<script", HtmlLayout.Of(letter), StringComparison.Ordinal);
        Assert.Single(LastBlock().Matches(HtmlLayout.Of(letter)));
        Assert.DoesNotContain('\n', letter.Subject);
        Assert.DoesNotContain('\r', letter.Subject);
    }

    [Fact]
    public void Keep_the_code_out_of_the_subject_and_the_preview()
    {
        var letter = SignUpCodeLetter.Write(Words.In("en"), "402817", TimeSpan.FromMinutes(15), null);
        Assert.DoesNotContain("402817", letter.Subject + letter.Preview, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en", "EUR", "1234.5", "€1,234.50")]
    [InlineData("it", "EUR", "1234.5", "1.234,50\u00a0€")]
    [InlineData("en", "JPY", "1234.5", "JPY\u00a01,235")]
    [InlineData("it", "CHF", "0.125", "0,13\u00a0CHF")]
    public void Write_money_as_their_language_does(string language, string currency, string amount, string written) =>
        Assert.Equal(written, Words.In(language).Amount(new(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture), currency)));

    [Fact]
    public void Lead_nowhere_where_nobody_said_at_which_address_the_pages_are()
    {
        var letter = AddressKnownLetter.Write(Words.In("en"), new Links(null));
        Assert.DoesNotContain("href", HtmlLayout.Of(letter), StringComparison.Ordinal);
    }

    private static Letter[] Written(Words words) =>
    [
        SignUpCodeLetter.Write(words, "402817", TimeSpan.FromMinutes(15), Links.SignUp(Reasons.SignUp)),
        AddressKnownLetter.Write(words, Links),
        OrderPlacedLetter.Write(To(words), Reasons.OrderPlaced(TenantId.Marketplace)),
        MachineReadyLetter.Write(To(words), Reasons.DeploymentSucceeded()),
        DeploymentFailedLetter.Write(To(words), Order, "No host has room for 256 MiB of memory."),
        PaymentDeclinedLetter.Write(To(words), Order, "The bank refused the card."),
        InvoiceIssuedLetter.Write(To(words), Reasons.InvoiceIssued()),
        CreditNoteLetter.Write(To(words), Reasons.CreditNoteIssued(isRefunded: true)),
    ];

    private static Addressee To(Words words) => new(words, "Ada Lovelace", Links);

    private static IEnumerable<string> Places(string text) => Place().Matches(text).Select(m => m.Value).Distinct().Order();

    [GeneratedRegex(@"\{\w+\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex("https?://[^\"<\\s]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Address();

    [GeneratedRegex("class=\"button\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LastBlock();
}
