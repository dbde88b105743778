"""The same invoice by WeasyPrint. Arguments: the invoice as JSON, seconds. Prints as Program.cs does."""
import html, json, sys, time
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

STYLE = """
@page { size: A4; margin: 52pt 56pt 60pt; @bottom-right { content: "Page " counter(page) " of " counter(pages); font-size: 8pt } }
body { font: 9.5pt sans-serif; color: #17171c } h1 { text-align: right } thead { display: table-header-group; background: #eef2f3 }
table { width: 100%; border-collapse: collapse } td, th { padding: 7pt; border-bottom: .5pt solid #d3dcdf; text-align: right }
td:first-child, th:first-child { text-align: left } small { display: block; color: #667 } .parties td { border: 0; text-align: left; vertical-align: top }
"""


def party(side):
    lines = [side["name"], *side["address"], side["country"], "VAT " + side["vatNumber"]]
    return "<td>" + "<br>".join(map(html.escape, lines)) + "</td>"


def page(invoice):
    content = invoice["content"]
    rows = "".join(
        f"<tr><td>{html.escape(line['text'])}<small>{html.escape(line['detail'])}</small></td><td>{line['quantity']}</td>"
        f"<td>€{line['unitPrice']}</td><td>{line['vatRate']} %</td><td>€{line['net']}</td></tr>"
        for line in content["lines"])
    return (
        f"<html lang=en><h1>Invoice</h1><table class=parties><tr>{party(content['seller'])}{party(content['buyer'])}<td>{invoice['number']}</td></tr></table>"
        f"<table><thead><tr><th>Description<th>Qty<th>Unit price<th>VAT<th>Amount</tr></thead>{rows}</table>"
        f"<p>Net €{content['total']['net']}<p>VAT €{content['total']['tax']}<p>Total €{content['total']['gross']}</html>")


def repeat(markup, seconds):
    fonts = FontConfiguration()
    style = CSS(string=STYLE, font_config=fonts)
    count, began, before = 0, time.monotonic(), time.process_time()
    while time.monotonic() - began < seconds:
        document = HTML(string=markup).render(stylesheets=[style], font_config=fonts)
        file = document.write_pdf()
        count += 1
    return count, time.process_time() - before, len(document.pages), len(file)


with open(sys.argv[1], encoding="utf-8") as source:
    text = page(json.load(source))
repeat(text, 1)
count, spent, pages, size = repeat(text, float(sys.argv[2]))
print(f"weasyprint {pages} {count * pages / spent:.1f} {size}")
