using FsCheck;
using FsCheck.Fluent;
using Stoa.Contracts.Billing;
using Stoa.Contracts.Common;
using Stoa.Market.Billing.PaymentMethods;
using Stoa.Platform.Http;

namespace Stoa.Tests.Market.Billing;

public sealed class CardRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 21);
    private static readonly CardRequest Good = new("4242424242424242", 11, 2026, "123", "Ada Lovelace");

    [Fact]
    public void A_card_is_good_to_the_last_day_of_its_month()
    {
        Assert.False(CardRules.Check(Good, new DateOnly(2026, 11, 30)).Any);
        Assert.Equal(["/expiryYear The card has expired."], Faults(CardRules.Check(Good, new DateOnly(2026, 12, 1))));
    }

    [Theory]
    [InlineData("4242 4242 4242 4242", "4242424242424242")]
    [InlineData("4242-4242-4242-4242", "4242424242424242")]
    public void A_number_may_be_written_in_groups(string written, string read) =>
        Assert.Equal(read, CardRules.Tidied(Good with { Number = written }).Number);

    public static TheoryData<string, string, CardRequest> Wrong() => new()
    {
        { "/number", "13 to 19 digits", Good with { Number = "424242424242" } },
        { "/number", "13 to 19 digits", Good with { Number = "42424242424242424242" } },
        { "/number", "13 to 19 digits", Good with { Number = "" } },
        { "/number", "13 to 19 digits", Good with { Number = "-4242424242424242" } },
        { "/number", "13 to 19 digits", Good with { Number = "٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢" } },
        { "/number", "A digit", Good with { Number = "4242424242424241" } },
        { "/expiryMonth", "1 to 12", Good with { ExpiryMonth = 0 } },
        { "/expiryMonth", "1 to 12", Good with { ExpiryMonth = 13 } },
        { "/expiryMonth", "1 to 12", Good with { ExpiryMonth = -1 } },
        { "/expiryYear", "four digits", Good with { ExpiryYear = 26 } },
        { "/expiryYear", "four digits", Good with { ExpiryYear = int.MaxValue } },
        { "/expiryYear", "expired", Good with { ExpiryYear = 2025 } },
        { "/expiryYear", "so long", Good with { ExpiryYear = 2047 } },
        { "/cvc", "3 or 4 digits", Good with { Cvc = "12" } },
        { "/cvc", "3 or 4 digits", Good with { Cvc = "12345" } },
        { "/cvc", "3 or 4 digits", Good with { Cvc = "12a" } },
        { "/holder", "2 to 100", Good with { Holder = "" } },
        { "/holder", "2 to 100", Good with { Holder = new string('a', 101) } },
        { "/holder", "U+000A", Good with { Holder = "Ada\nLovelace" } },
        { "/holder", "looks like a number", Good with { Holder = "4242 4242 4242 4242" } },
    };

    [Theory]
    [MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void What_is_wrong_is_named_once(string pointer, string rule, CardRequest card)
    {
        var fault = Assert.Single(Faults(CardRules.Check(card, Today)));
        Assert.StartsWith(pointer + " ", fault);
        Assert.Contains(rule, fault);
    }

    [Fact]
    public void All_faults_are_named_at_once() =>
        Assert.Equal(5, Faults(CardRules.Check(new CardRequest("1", 0, 1, "", ""), Today)).Count);

    [Fact]
    public void One_changed_digit_is_always_found() => Check.One(
        Config.QuickThrowOnFailure,
        Prop.ForAll(Gen.Choose(0, 15).ToArbitrary(), Gen.Choose(1, 9).ToArbitrary(), (place, by) =>
        {
            var digits = Good.Number.ToCharArray();
            digits[place] = (char)('0' + ((digits[place] - '0' + by) % 10));
            return CardRules.Check(Good with { Number = new string(digits) }, Today).Any;
        }));

    [Fact]
    public void A_card_prints_itself_without_its_number_and_check_value()
    {
        Assert.DoesNotContain("4242", Good.ToString());
        Assert.DoesNotContain("123", Good.ToString());
    }

    private static IReadOnlyList<string> Faults(Faults faults)
    {
        var errors = (IReadOnlyList<FieldError>)faults.Refuse().ProblemDetails.Extensions["errors"]!;
        return [.. errors.Select(fault => $"{fault.Pointer} {fault.Detail}")];
    }
}
