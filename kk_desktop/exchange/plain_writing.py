"""Blocks as plain text, for a portal or a field that takes nothing else: every word, and no sign for pages only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.charts.model import chart_of
from kk_desktop.domain.charts.words import alternative
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.lists import number_items
from kk_desktop.domain.printed_tables import notes_of
from kk_desktop.domain.text import Block, BlockKind

_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": "", "\u200b": ""})
_LEVEL = "   "


def write_text(blocks: Sequence[Block]) -> str:
    """The text with its notes below it; it reads back as the same paragraphs and lists."""
    writer = _Writer(blocks)
    return _joined([*writer.paragraphs(), writer.footnotes()])


def write_plain(manuscript: Manuscript, closing: str = "") -> str:
    """Title, text, notes, closing, names and bilag, an empty line between paragraphs."""
    writer = _Writer(manuscript.blocks, manuscript.tables, manuscript.shared_grants)
    document = manuscript.document
    parts = [document.title.strip(), *writer.paragraphs()]
    if closing or document.signatories:
        names = [part for each in document.signatories for part in (each.name, each.title) if part]
        parts.append("\n".join(part for part in (closing, *names) if part))
    parts.append(writer.footnotes())
    if manuscript.attachments:
        parts.append("\n".join(["Bilag", *(f"{each.number}. {each.title}" for each in manuscript.attachments)]))
    return _joined(parts) + "\n"


def _joined(parts: Sequence[str]) -> str:
    return "\n\n".join(part for part in parts if part).translate(_PLAIN)


class _Writer:
    """Goes through the blocks once, and gathers the footnotes on the way."""

    def __init__(
        self, blocks: Sequence[Block], tables: Sequence[BudgetTable] = (), shared_grants: Sequence[str] = ()
    ) -> None:
        self._blocks = blocks
        self._tables = {table.id: table for table in tables}
        self._shared_grants = shared_grants
        self._places = number_items(blocks)
        self._notes: list[str] = []

    def paragraphs(self) -> Iterator[str]:
        """One string for each paragraph; the items of a list stand in one."""
        items: list[str] = []
        for block in self._blocks:
            if block.kind is BlockKind.LIST_ITEM:
                if block.id in self._places:
                    items.append(self._item(block))
                continue
            if items:
                yield "\n".join(items)
                items = []
            yield self._paragraph(block)
        if items:
            yield "\n".join(items)

    def _paragraph(self, block: Block) -> str:
        if block.kind is BlockKind.TABLE:
            table = self._tables.get(block.table_id or "")
            return _table(table) if table else ""
        text = self._words(block)
        if block.chart is not None:
            shown = self._tables.get(block.table_id or "")
            told = block.alt or (alternative(chart_of(shown, block.chart, self._shared_grants)) if shown else text)
            return f"[Diagram: {told}]" if told else ""
        if block.kind is BlockKind.PICTURE:
            return f"[Billede: {block.alt or text}]" if block.alt or text else ""
        if block.kind is BlockKind.CLAUSE and block.id in self._places:
            return f"{self._places[block.id].number}. {text}"
        return text.strip()

    def footnotes(self) -> str:
        """Those met so far, one on each line."""
        return "\n".join(f"[{number}] {note}" for number, note in enumerate(self._notes, 1))

    def _item(self, block: Block) -> str:
        mark = f"{self._places[block.id].number}." if block.ordered else "-"
        return f"{_LEVEL * (block.level - 1)}{mark} {self._words(block)}"

    def _words(self, block: Block) -> str:
        words = []
        for run in block.runs:
            words.append(run.text)
            if run.footnote is not None:
                self._notes.append(run.footnote)
                words.append(f" [{len(self._notes)}]")
            elif run.link and run.link not in run.text:
                words.append(f" ({run.link.removeprefix('mailto:')})")
        return "".join(words)


def _table(table: BudgetTable) -> str:
    notes = notes_of(table)
    headings = ["", *(column.heading for column in table.columns)]
    heads = [table.corner, *(notes.marked(column.id, column.label) for column in table.columns)]
    lines = [table.name, "\t".join(headings), "\t".join(heads)]
    for row in table.rows:
        figures = (table.printed(row, column) for column in table.columns)
        lines.append("\t".join([notes.marked(row.id, table.row_words(row)), *figures]))
    return "\n".join(line for line in (*lines, *notes.below) if line.strip())
