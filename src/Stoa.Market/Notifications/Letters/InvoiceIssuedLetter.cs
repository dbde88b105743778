using System.Globalization;
using Stoa.Contracts.Billing;
using Stoa.Market.Notifications.Mails;

namespace Stoa.Market.Notifications.Letters;

/// <summary>Brings the invoice, as the paper that goes with it.</summary>
internal static class InvoiceIssuedLetter
{
    public static Letter Write(Addressee to, InvoiceIssued invoice)
    {
        var words = to.Words;
        (string, string)[] places = [("number", invoice.Number), ("order", invoice.OrderNumber.ToString(CultureInfo.InvariantCulture))];
        return new Letter("invoice-issued", words, words["invoice.subject", places], words["invoice.preview", ("total", words.Amount(invoice.Total))],
        [
            to.Greeting,
            new Block.Paragraph(words["invoice.intro", places]),
            new Block.Facts([(words["invoice.number"], invoice.Number), (words["order.number"], places[1].Item2), (words["order.total"], words.Amount(invoice.Total))]),
            .. Block.Button.IfLinked(words["invoice.button"], to.Links.Invoice(invoice.Invoice)),
        ])
        {
            Attachment = new MailAttachment(invoice.Invoice.ToString(), $"{invoice.Number}.pdf"),
        };
    }
}
