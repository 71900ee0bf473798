"""The same documents set by us and by others: ReportLab's own platypus, Typst and WeasyPrint.

Each engine is a function that takes what to set and gives back a function from a number to a PDF; the number stands
in every paragraph and row, so that no engine can hand out what it has set before.
"""

from __future__ import annotations

import html
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace

from kk_desktop import paths
from kk_desktop.domain.amounts import THOUSAND
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind, Run
from tests.printing import samples

Draw = Callable[[int], bytes]
FONTS = paths.resource("fonts")
REGULAR, BOLD = FONTS / "IBMPlexSans-Regular.ttf", FONTS / "IBMPlexSans-SemiBold.ttf"
ITEMS = (BlockKind.LIST_ITEM, BlockKind.CLAUSE)


def table(rows: int) -> samples.BudgetTable:
    """A budget table of so many rows over four years."""
    made = (
        samples.Row(f"r{n}", f"Indsats {n}", cells={
            column.id: samples.Cell(f"{n}{column.id}", (n + 1) * 250 * THOUSAND) for column in samples.TABLE.columns
        })
        for n in range(rows)
    )  # fmt: skip
    return replace(samples.TABLE, rows=tuple(made))


def with_table(manuscript: Manuscript, rows: int) -> Manuscript:
    """The document with a table at its end."""
    block = Block("table", BlockKind.TABLE, table_id=samples.TABLE.id)
    return replace(manuscript, blocks=(*manuscript.blocks, block), tables=(table(rows),))


def letter() -> Manuscript:
    """A mayor's letter with a table of eleven rows: two pages."""
    return with_table(samples.letter(), 11)


def proposal() -> Manuscript:
    """An indstilling with its clauses, footnote, decisions, bilag and a table of eleven rows: five pages."""
    manuscript = with_table(samples.proposal(), 11)
    again = tuple(
        replace(block, id=f"again-{n}") for n, block in enumerate(manuscript.blocks[5:16]) if not block.footnotes
    )
    return replace(manuscript, blocks=(*manuscript.blocks[:4], *again, *manuscript.blocks[4:]))


def numbered(manuscript: Manuscript, n: int) -> Manuscript:
    """The document to recipient number n, with the number at the head of every paragraph and row."""
    document = replace(manuscript.document, recipients=(f"Modtager nr. {n}",))
    blocks = tuple(
        replace(block, runs=(Run(f"{n} "), *block.runs)) if block.text else block for block in manuscript.blocks
    )
    tables = tuple(
        replace(table, rows=tuple(replace(row, label=f"{n} {row.label}") for row in table.rows))
        for table in manuscript.tables
    )
    return replace(manuscript, document=document, blocks=blocks, tables=tables)


def facts(manuscript: Manuscript) -> list[str]:
    """The lines about recipient, case and office."""
    contact = manuscript.contact
    lines = (*manuscript.document.recipients, manuscript.case_number, contact.unit, contact.address, contact.phone)
    return [line for line in lines if line]


def grid(manuscript: Manuscript) -> list[list[str]]:
    """The table's texts, head first."""
    shown = manuscript.tables[0]
    rows = [[row.label, *(shown.printed(row, column) for column in shown.columns)] for row in shown.rows]
    return [[shown.corner, *(column.label for column in shown.columns)], *rows]


def pieces(manuscript: Manuscript) -> Iterator[tuple[str, str]]:
    """Headings, items and paragraphs, what follows the text among them, as (kind, words)."""
    for block in manuscript.blocks:
        if block.text:
            kind = "heading" if block.kind is BlockKind.HEADING else "item" if block.kind in ITEMS else "paragraph"
            yield kind, block.text
    for treatment in manuscript.treatments:
        yield "heading", treatment.body_name
        yield from (("paragraph", decision.text) for decision in treatment.decisions)
        yield from (("paragraph", remark.text) for remark in treatment.remarks)
    yield from (("item", attachment.title) for attachment in manuscript.attachments)
    yield from (("paragraph", signatory.name) for signatory in manuscript.document.signatories)


def ours(manuscript: Manuscript) -> Draw:
    """This program: tagged, PDF/UA-1 and PDF/A-2a, in a process made ready as its own helper process is."""
    from kk_desktop.printing.engine import render
    from kk_desktop.printing.helper import warm_up
    from kk_desktop.printing.templates import load_templates

    templates = load_templates(paths.resource("templates"))
    warm_up()
    return lambda n: render(numbered(manuscript, n), templates).pdf


def platypus(manuscript: Manuscript) -> Draw:
    """ReportLab's own flowables as its manual shows them: hyphenated, embedded fonts, no tags."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics, ttfonts
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    for name, file in (("Bench", REGULAR), ("Bench-Bold", BOLD)):
        pdfmetrics.registerFont(ttfonts.TTFont(name, str(file)))
    body = ParagraphStyle("body", fontName="Bench", fontSize=10.5, leading=15, spaceBefore=7.5, hyphenationLang="da_DK")
    item = ParagraphStyle("item", body, leftIndent=14, bulletIndent=0)
    heading = ParagraphStyle("heading", body, fontName="Bench-Bold", spaceBefore=15, keepWithNext=1)
    title = ParagraphStyle("title", heading, fontSize=15, leading=20)
    styles = {"heading": heading, "paragraph": body, "item": item}

    def draw(n: int) -> bytes:
        made = numbered(manuscript, n)

        def furniture(canvas, document) -> None:
            canvas.setFont("Bench", 8)
            canvas.drawString(425, 30, f"Side {document.page}")
            for k, line in enumerate(facts(made) if document.page == 1 else ()):
                canvas.drawString(425, 700 - 12 * k, line)

        story = [Paragraph(html.escape(manuscript.document.title), title)]
        for kind, text in pieces(made):
            story.append(Paragraph(html.escape(text), styles[kind], "–" if kind == "item" else None))
        story.append(Table(grid(made), style=[("FONT", (0, 0), (-1, -1), "Bench", 9)], repeatRows=1))
        out = io.BytesIO()
        SimpleDocTemplate(out, pagesize=A4, leftMargin=71, rightMargin=198, topMargin=100, bottomMargin=76).build(
            story, onFirstPage=furniture, onLaterPages=furniture
        )
        return out.getvalue()

    return draw


def typst(manuscript: Manuscript) -> Draw:
    """Typst with tags and PDF/UA-1, called as its own documentation does: the fonts are found anew each time."""
    import typst as engine

    source = _typst_source(manuscript)
    return lambda n: engine.compile(
        source(n), font_paths=[str(FONTS)], ignore_system_fonts=True, format="pdf", pdf_standards=["ua-1"]
    )


def warm_typst(manuscript: Manuscript) -> Draw:
    """The same with its compiler, its fonts and what it remembers of earlier documents kept in the process."""
    import typst as engine

    source = _typst_source(manuscript)
    compiler = engine.Compiler(font_paths=[str(FONTS)], ignore_system_fonts=True)
    return lambda n: compiler.compile(source(n), format="pdf", pdf_standards=["ua-1"])


def _typst_source(manuscript: Manuscript) -> Callable[[int], bytes]:
    def said(text: str) -> str:
        return json.dumps(text, ensure_ascii=False)

    def write(n: int) -> bytes:
        made = numbered(manuscript, n)
        wrap = {"heading": "#heading({})", "paragraph": "#par({})", "item": "#list({})"}
        head, *rows = grid(made)
        source = [
            f"#set document(title: {said(manuscript.document.title)})",
            '#set text(font: "IBM Plex Sans", size: 10.5pt, lang: "da", region: "DK", hyphenate: true)',
            '#set page(paper: "a4", margin: (left: 71pt, right: 198pt, top: 100pt, bottom: 76pt),'
            ' footer: context [Side #counter(page).display("1 af 1", both: true)])',
            f"#place(right, dx: 150pt, block(width: 130pt, {said(' '.join(facts(made)))}))",
            f"#title({said(manuscript.document.title)})",
            *(wrap[kind].format(said(text)) for kind, text in pieces(made)),
            f"#table(columns: {len(head)}, table.header({', '.join(map(said, head))}),",
            *(f"{', '.join(map(said, row))}," for row in rows),
            ")",
        ]
        return "\n".join(source).encode()

    return write


def weasyprint(manuscript: Manuscript) -> Draw:
    """WeasyPrint with its PDF/UA-1 variant, its fonts kept warm."""
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    css = CSS(
        string=f"""@font-face {{ font-family: Bench; src: url({REGULAR.as_uri()}) }}
        @font-face {{ font-family: Bench; font-weight: bold; src: url({BOLD.as_uri()}) }}
        @page {{ size: A4; margin: 100pt 198pt 76pt 71pt;
                 @bottom-right {{ content: counter(page) ' af ' counter(pages) }} }}
        body {{ font: 10.5pt/15pt Bench; hyphens: auto }}
        aside {{ position: absolute; right: -140pt; width: 120pt }}""",
        font_config=fonts,
    )
    tags = {"heading": "h2", "paragraph": "p", "item": "li"}

    def draw(n: int) -> bytes:
        made = numbered(manuscript, n)
        head, *rows = grid(made)
        parts = [f"<{tags[kind]}>{html.escape(text)}</{tags[kind]}>" for kind, text in pieces(made)]
        lines = ["".join(f"<td>{html.escape(text)}</td>" for text in row) for row in rows]
        title = html.escape(manuscript.document.title)
        column = "<br>".join(facts(made))
        cells = "".join(f"<th>{text}</th>" for text in head)
        page = (
            f'<html lang="da"><head><title>{title}</title></head><body><aside>{column}</aside><h1>{title}</h1>'
            f"{''.join(parts)}<table><thead><tr>{cells}</tr></thead>"
            f"<tbody>{''.join(f'<tr>{line}</tr>' for line in lines)}</tbody></table></body></html>"
        )
        return HTML(string=page).write_pdf(stylesheets=[css], font_config=fonts, pdf_variant="pdf/ua-1")

    return draw


ENGINES = {
    "kk_desktop": ours,
    "platypus": platypus,
    "Typst": typst,
    "Typst, warm": warm_typst,
    "WeasyPrint": weasyprint,
}
