using System.Text;

namespace Stoa.Web.Languages;

/// <summary>
/// English as a foreign language: accented, two fifths longer, in brackets. A text without accents was not taken from the
/// strings; one without its closing bracket was clipped.
/// </summary>
internal static class PseudoLocale
{
    private const string Plain = "AaBCcDdEeIiNnOoSUuYy";
    private const string Accented = "ÅåßÇçÐðÉéÎîÑñÖö§ÛûÝý";

    public static Phrase Of(Phrase phrase) => new(Of(phrase.Many), phrase.One is null ? null : Of(phrase.One));

    public static string Of(string text)
    {
        var written = new StringBuilder("[");
        var letters = 0;
        var isPlace = false;
        foreach (var c in text)
        {
            isPlace = c == '{' || (isPlace && c != '}');
            if (isPlace || c == '}') { written.Append(c); continue; }
            letters++;
            var at = Plain.IndexOf(c, StringComparison.Ordinal);
            written.Append(at < 0 ? c : Accented[at]);
        }

        return written.Append(' ').Append('~', Math.Max(1, letters * 2 / 5)).Append(']').ToString();
    }
}
