namespace Stoa.Web.Components.Pages.Orders;

/// <summary>The date on a card: <c>04/30</c>, <c>4/2030</c>, <c>0430</c>.</summary>
internal static class Expiry
{
    private const int Century = 2000;

    public static bool TryParse(string? text, out int month, out int year)
    {
        (month, year) = (0, 0);
        var digits = (text ?? "").Replace(" ", "", StringComparison.Ordinal);
        var parts = digits.Contains('/') ? digits.Split('/') : digits.Length == 4 ? [digits[..2], digits[2..]] : [];
        if (parts.Length != 2 || parts[1].Length is not (2 or 4)) return false;
        if (!int.TryParse(parts[0], out month) || !int.TryParse(parts[1], out year) || month is < 1 or > 12) return false;
        if (parts[1].Length == 2) year += Century;
        return true;
    }
}
