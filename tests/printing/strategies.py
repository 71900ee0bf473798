"""Documents nobody would write, made by hypothesis: deep lists, long tables, endless words, a whole keyboard."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import strategies as st
from PIL import Image

from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, RowKind
from kk_desktop.domain.charts.choice import ChartChoice, ChartForm
from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.files import FileContent, StoredFile
from kk_desktop.domain.listings import Listing, ListingColumn
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.printing.pictures import prepare_picture

KEYBOARD = (
    "abcdefghijklmnopqrstuvwxyzæøåABCDEFGHIJKLMNOPQRSTUVWXYZÆØÅ0123456789"
    "½§!\"#¤%&/()=?`´+@£$€{}[]|^¨~'*-_.:,;<>\\µéÉèÈêëüÜöÖäÄáàâñõ–—…”“’"
)
"""Every character that a Danish keyboard gives, with its accents and what an editor makes of quotes and dashes."""

_ORDINARY = (
    "indsatsen i byområderne ligger fast og kommunens forvaltning svarer inden den 4. april 2011 punkt 6 "
    "5 mio. kr. § 31 jf. bilag 4 m.v. beskæftigelsesindsatsen Socialøkonomiske kontanthjælpsmodtagere BIU’s "
    "Kgs. Enghave / Vesterbro (TMU) 2014-2015 1.950 t.kr. 12,5 pct. ”ghettolisten”, -"
)

_COLUMNS = (0, 1, 2, 3, 4, 5, 8, 14, 24)


def _picture(width: int, height: int) -> FileContent:
    file = io.BytesIO()
    Image.new("RGB", (width, height), "navy").save(file, "PNG")
    return FileContent(f"{width} × {height}", prepare_picture(file.getvalue()).data)


PICTURES = {picture.digest: picture for picture in (_picture(1, 1), _picture(900, 500), _picture(20, 2000))}
"""Pictures of odd shapes, by their digests."""

words = (
    st.sampled_from(_ORDINARY.split())
    | st.text(KEYBOARD, min_size=1, max_size=8)
    | st.text(KEYBOARD, min_size=60, max_size=60)
)
"""Ordinary words, short heaps of characters, and words of sixty characters."""

sentences = st.lists(words, min_size=1, max_size=15).map(" ".join)
# A name has room for 500 characters.
labels = st.just("") | sentences.map(lambda text: text[:500].strip())
amounts = st.integers(-(10**12), 10**12).map(lambda tens: tens * 10)


@st.composite
def runs(draw: st.DrawFn, *, notes: bool = True) -> tuple[Run, ...]:
    """Text in one to four looks, now and then a footnote, a link, a foreign language; sometimes very much of it."""
    parts = []
    for _ in range(draw(st.integers(1, 4))):
        if notes and draw(st.integers(0, 9)) == 0:
            parts.append(Run(footnote=draw(sentences)))
            continue
        text = draw(sentences) * draw(st.sampled_from((1, 1, 1, 2, 30)))
        parts.append(
            Run(
                text + draw(st.sampled_from((" ", "", "\n"))),
                bold=draw(st.booleans()),
                italic=draw(st.booleans()),
                link=draw(st.sampled_from((None, None, None, "https://www.kk.dk/æ ø?å=(1)"))),
                language=draw(st.sampled_from((None, None, None, "en"))),
            )
        )
    return tuple(parts)


@st.composite
def tables(draw: st.DrawFn, table_id: str) -> BudgetTable:
    """No row to sixty, no column to more than a page holds: all kinds of rows and columns, headings, notes, levels."""
    columns = draw(_columns(table_id))
    rows = []
    for n in range(draw(st.sampled_from((0, 1, 3, 12, 60)))):
        kind = draw(st.sampled_from((*[RowKind.ROW] * len(RowKind), *RowKind)))
        others = st.sampled_from([row.id for row in rows] or [None])
        row = Row(f"{table_id}r{n}", draw(labels), kind, draw(st.integers(0, 3)), of_id=draw(others))
        row = replace(
            row,
            against_id=draw(others),
            price_level=draw(st.sampled_from((None, None, None, 0, 2025))),
            note=draw(st.sampled_from(("", "", "En note.", "En anden note."))),
        )
        rows.append(replace(row, cells=draw(_cells(columns, f"{n}")) if kind.is_typed else {}))
    return BudgetTable(
        table_id,
        draw(sentences),
        number=draw(st.sampled_from(("", "1"))),
        price_level=draw(st.sampled_from((None, 0, 2026))),
        columns=columns,
        rows=tuple(rows),
        decimals=draw(st.sampled_from((None, None, 0, 1))),
    )


@st.composite
def _columns(draw: st.DrawFn, table_id: str) -> tuple[Column, ...]:
    count = draw(st.sampled_from(_COLUMNS))
    ids = [f"{table_id}k{n}" for n in range(count)]
    headings = st.sampled_from(("", "Investering", "Effektivisering")) if draw(st.booleans()) else st.just("")
    kinds = st.sampled_from((*[ColumnKind.FIGURES] * len(ColumnKind), *ColumnKind))
    return tuple(
        Column(
            column_id, str(2014 + n), draw(headings), draw(kinds),
            of_id=draw(st.sampled_from(ids)), against_id=draw(st.sampled_from(ids)),
        )
        for n, column_id in enumerate(ids)
    )  # fmt: skip


@st.composite
def _cells(draw: st.DrawFn, columns: tuple[Column, ...], name: str) -> dict[str, Cell]:
    cells = {}
    for column in columns:
        what = draw(st.sampled_from(("amount", "zero", "dash", "empty")))
        if what == "empty" or column.kind.is_computed:
            continue
        if column.kind is ColumnKind.TEXT:
            cells[column.id] = Cell(f"{name}{column.id}", text=draw(st.sampled_from(("6 år", "kendes ikke"))))
            continue
        amount = {"amount": draw(amounts), "zero": 0, "dash": None}[what]
        cells[column.id] = Cell(f"{name}{column.id}", amount, dash=what == "dash")
    return cells


@st.composite
def manuscripts(draw: st.DrawFn) -> Manuscript:
    """A committee's reply, which has no letterhead, so that its text is exactly title and blocks."""
    blocks: list[Block] = []
    made: list[BudgetTable] = []
    for n in range(draw(st.integers(0, 14))):
        block_id = f"b{n}"
        match draw(st.sampled_from(tuple(BlockKind))):
            case BlockKind.PAGE_BREAK:
                blocks.append(Block(block_id, BlockKind.PAGE_BREAK))
            case BlockKind.TABLE:
                made.append(draw(tables(f"t{n}")))
                blocks.append(Block(block_id, BlockKind.TABLE, table_id=f"t{n}"))
            case BlockKind.PICTURE:
                blocks.append(draw(figures(block_id)))
            case BlockKind.CHART:
                made.append(draw(tables(f"t{n}")))
                blocks.append(draw(charts(block_id, made[-1])))
            case BlockKind.LIST_ITEM:
                depth, ordered = draw(st.integers(1, 3)), draw(st.booleans())
                blocks.append(Block(block_id, BlockKind.LIST_ITEM, draw(runs()), level=depth, ordered=ordered))
            case BlockKind.HEADING:
                level = draw(st.integers(1, 2))
                blocks.append(Block(block_id, BlockKind.HEADING, draw(runs(notes=False)), level=level))
            case kind:
                # An empty paragraph or quote is what lies between two presses of Enter.
                blocks.append(Block(block_id, kind, draw(st.just(()) | runs())))
    document = Document("d", "hearing_response", draw(sentences))
    return Manuscript(document, tuple(blocks), tables=tuple(made), pictures=tuple(PICTURES.values()))


@st.composite
def figures(draw: st.DrawFn, block_id: str) -> Block:
    """A picture of any shape, now and then one that is gone, with any caption and any description or none."""
    digest = draw(st.sampled_from((*PICTURES, "gone")))
    file = StoredFile(draw(sentences), "image/png", digest, 1)
    caption = draw(st.just(()) | runs())
    return Block(block_id, BlockKind.PICTURE, caption, picture=file, alt=draw(st.just("") | sentences))


@st.composite
def charts(draw: st.DrawFn, block_id: str, table: BudgetTable) -> Block:
    """A chart in any form, of all rows or some, with any caption and any description or none."""
    rows = tuple(row.id for row in table.rows if draw(st.integers(0, 3)) == 0)
    choice = ChartChoice(draw(st.sampled_from(ChartForm)), draw(st.sampled_from(((), rows))))
    caption, told = draw(st.just(()) | runs()), draw(st.just("") | sentences)
    return Block(block_id, BlockKind.CHART, caption, table_id=table.id, chart=choice, alt=told)


@st.composite
def listings(draw: st.DrawFn, columns: tuple[ListingColumn, ...], listing_id: str) -> Listing:
    """No row to forty, with empty, short and very long texts in any column."""
    cells = st.just("") | sentences | sentences.map(lambda text: text * 20)
    rows = draw(st.lists(st.tuples(sentences, *(cells for _ in columns[1:])), max_size=40))
    return Listing(listing_id, draw(labels), columns, tuple(rows), draw(labels))


@st.composite
def sheets(draw: st.DrawFn) -> tuple[Listing, ...]:
    """One to three lists of the same one to nine columns."""
    count = draw(st.integers(1, 9))
    columns = tuple(
        ListingColumn(draw(labels), draw(st.sampled_from((1.0, 1.5, 4.0))), draw(st.booleans())) for _ in range(count)
    )
    return tuple(draw(listings(columns, f"list {n}")) for n in range(draw(st.integers(1, 3))))
