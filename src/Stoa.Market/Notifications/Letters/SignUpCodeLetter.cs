using System.Globalization;

namespace Stoa.Market.Notifications.Letters;

/// <summary>The code that confirms an address.</summary>
internal static class SignUpCodeLetter
{
    // The code stays out of the subject: subjects show on locked screens.
    public static Letter Write(Words words, string code, TimeSpan goodFor, Uri? confirm)
    {
        var minutes = ("minutes", Math.Round(goodFor.TotalMinutes).ToString(CultureInfo.InvariantCulture));
        return new Letter("sign-up-code", words, words["code.subject", ("brand", Words.Brand)], words["code.preview", minutes],
        [
            new Block.Paragraph(words["code.intro"]),
            new Block.Code(code),
            new Block.Paragraph(words["code.valid", minutes]),
            .. Block.Button.IfLinked(words["code.button"], confirm),
            new Block.Note(words["code.ignore"]),
        ]);
    }
}
