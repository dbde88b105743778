namespace Stoa.Market.Notifications.Letters;

/// <summary>For whom a letter is written.</summary>
/// <param name="Words">Their language.</param>
/// <param name="Name">As they gave it.</param>
/// <param name="Links">Where their pages are.</param>
internal sealed record Addressee(Words Words, string Name, Links Links)
{
    public Block Greeting => new Block.Paragraph(Words["hello", ("name", Name)]);
}
