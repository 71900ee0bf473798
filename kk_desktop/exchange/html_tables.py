"""Tables and charts as HTML for the clipboard: what Word, Outlook, PowerPoint and Excel take in as a real table."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from html import escape

from kk_desktop.domain.table_copies import CopiedCell, CopiedRow, CopiedTable

_FACE = "font-family:'IBM Plex Sans',Calibri,Arial,sans-serif;font-size:10pt"
_THICK, _THIN = "1.5pt solid #16191D", "0.75pt solid #16191D"
"""With the nought before the point: LibreOffice drops a whole style for ``.75pt``."""

_AS_TEXT = "mso-number-format:'\\@'"
"""Excel keeps the words as they are: a name that begins with = or - is no formula."""


def write_table(table: CopiedTable) -> str:
    """The table as a page of its own."""
    parts = ['<table lang="da" style="border-collapse:collapse">']
    if table.caption:
        parts.append(f'<caption style="{_FACE};text-align:left;font-weight:600">{_text(table.caption)}</caption>')
    if table.head:
        parts += ["<thead>", *(_row(row, "th", _head_edge(table, row)) for row in table.head), "</thead>"]
    parts += ["<tbody>", *_body(table), "</tbody></table>"]
    parts += (f'<p style="{_FACE.replace("10pt", "8.5pt")}">{_text(note)}</p>' for note in table.notes)
    return _page("".join(parts))


def write_picture(png: bytes, told: str, width: int, height: int) -> str:
    """A picture with the words for those who cannot see it; its size in pixels on the screen."""
    source = base64.b64encode(png).decode("ascii")
    return _page(
        f'<img alt="{_attribute(told)}" width="{width}" height="{height}" src="data:image/png;base64,{source}">'
    )


def _page(body: str) -> str:
    # Excel finds the exact figures by this name of its own.
    return (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head>'
        f"<body><!--StartFragment-->{body}<!--EndFragment--></body></html>"
    )


def _head_edge(table: CopiedTable, row: CopiedRow) -> str:
    over = f"border-top:{_THICK};" if row is table.head[0] else ""
    return over + (f"border-bottom:{_THIN};" if row is table.head[-1] else "")


def _body(table: CopiedTable) -> Iterator[str]:
    for place, row in enumerate(table.body):
        edge = f"border-top:{_THIN};" if row.is_sum else ""
        if table.head and place == len(table.body) - 1:
            edge += f"border-bottom:{_THICK};"
        yield _row(row, "td", edge)


def _row(row: CopiedRow, tag: str, edge: str) -> str:
    return f"<tr>{''.join(_cell(cell, row, tag, edge) for cell in row.cells)}</tr>"


def _cell(cell: CopiedCell, row: CopiedRow, tag: str, edge: str) -> str:
    is_bold = tag == "th" or row.is_sum or (row.is_title and cell.is_name)
    # Word and LibreOffice do not let a cell inherit the typeface of its table.
    style = f"{_FACE};{edge}padding:2pt 6pt;text-align:{'left' if cell.is_name else 'right'};"
    style += f"font-weight:{'600' if is_bold else '400'};vertical-align:bottom"
    if cell.is_name and row.indent:
        style += f";padding-left:{6 + 9 * row.indent}pt"
    facts = f' colspan="{cell.span}"' if cell.span > 1 else ""
    if tag == "td" and cell.is_name:
        tag, facts = "th", f'{facts} scope="row"'
    elif tag == "th":
        facts += f' scope="{"colgroup" if cell.span > 1 else "col"}"'
    if cell.number:
        facts += f' x:num="{cell.number}"'
    elif cell.text:
        style += f";{_AS_TEXT}"
    return f'<{tag}{facts} style="{style}">{_text(cell.text)}</{tag}>'


def _text(text: str) -> str:
    return escape(_showable(text), quote=False).replace("\n", "<br>")


def _attribute(text: str) -> str:
    return escape(" ".join(_showable(text).split()))


def _showable(text: str) -> str:
    """The text without what no page can hold: control characters and halves of a character."""
    return "".join(
        c for c in text.encode("utf-8", "replace").decode("utf-8") if c in "\n\t" or c.isprintable() or c.isspace()
    )
