namespace Stoa.Web.Browsing;

/// <summary>A form whose sending has one effect, however often it is sent.</summary>
internal abstract class Wish
{
    /// <summary>The <c>Idempotency-Key</c>, which travels in the form. What comes back unlike any that was given out is replaced by a new one.</summary>
    public string Key
    {
        get;
        set => field = Guid.TryParseExact(value, "N", out _) ? value : New();
    } = New();

    /// <summary>For an operation whose page asks for nothing but its answer.</summary>
    public static string New() => Guid.NewGuid().ToString("N");

    /// <summary>After a refusal the form will be changed, and a changed form is another wish.</summary>
    public void Renew() => Key = New();
}
