namespace Stoa.Market.Notifications.Letters;

/// <summary>Tells the owner of an address, and nobody else, that it has an account.</summary>
internal static class AddressKnownLetter
{
    public static Letter Write(Words words, Links links) =>
        new("address-known", words, words["known.subject", ("brand", Words.Brand)], words["known.preview"],
        [
            new Block.Paragraph(words["known.intro"]),
            .. Block.Button.IfLinked(words["known.button"], links.SignIn),
            new Block.Note(words["known.ignore"]),
        ]);
}
