using Stoa.Market.Notifications.Mails;

namespace Stoa.Market.Notifications.Letters;

/// <summary>What a mail says, before it is known how it looks.</summary>
/// <param name="Template">Its name, such as <c>order-placed</c>; part of the mail's id, so never changed.</param>
/// <param name="Words">The language and its texts.</param>
/// <param name="Subject">One line.</param>
/// <param name="Preview">What mail programs show beside the subject.</param>
/// <param name="Blocks">The text, from top to bottom.</param>
internal sealed record Letter(string Template, Words Words, string Subject, string Preview, IReadOnlyList<Block> Blocks)
{
    /// <summary>What goes with it; null for nothing.</summary>
    public MailAttachment? Attachment { get; init; }

    /// <summary>Line breaks would be further header lines (RFC 5322 section 2.2), and products are named by their vendors.</summary>
    public string Subject { get; } = new([.. Subject.Select(c => char.IsControl(c) ? ' ' : c)]);
}

/// <summary>A part of a letter.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>Running text.</summary>
    public sealed record Paragraph(string Text) : Block;

    /// <summary>Running text that may be passed over.</summary>
    public sealed record Note(string Text) : Block;

    /// <summary>A few characters to be typed elsewhere.</summary>
    public sealed record Code(string Text) : Block;

    /// <summary>A line to be copied into a terminal.</summary>
    public sealed record Command(string Text) : Block;

    /// <summary>Names and values.</summary>
    public sealed record Facts(IReadOnlyList<(string Name, string Value)> Rows) : Block;

    /// <summary>Texts and amounts, and the sum.</summary>
    public sealed record Amounts(IReadOnlyList<(string Text, string Amount)> Rows, string TotalText, string Total) : Block;

    /// <summary>The next step.</summary>
    public sealed record Button(string Label, Uri To) : Block
    {
        /// <summary>None where there is no page to lead to.</summary>
        public static IEnumerable<Button> IfLinked(string label, Uri? to) => to is null ? [] : [new Button(label, to)];
    }
}
