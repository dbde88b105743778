using Stoa.Contracts.Billing;
using Stoa.Market.Notifications.Mails;

namespace Stoa.Market.Notifications.Letters;

/// <summary>Brings a credit note, as the paper that goes with it.</summary>
internal static class CreditNoteLetter
{
    public static Letter Write(Addressee to, CreditNoteIssued note)
    {
        var words = to.Words;
        (string, string)[] places = [("number", note.Number), ("invoice", note.InvoiceNumber), ("total", words.Amount(note.Total))];
        return new Letter("credit-note", words, words["credit-note.subject", places], words["credit-note.preview", places],
        [
            to.Greeting,
            new Block.Paragraph(words["credit-note.intro", places]),
            new Block.Paragraph(words[note.IsRefunded ? "credit-note.refund" : "credit-note.nothing-paid", places]),
            .. Block.Button.IfLinked(words["invoice.button"], to.Links.Invoice(note.Invoice)),
        ])
        {
            Attachment = new MailAttachment(note.Note.ToString(), $"{note.Number}.pdf"),
        };
    }
}
