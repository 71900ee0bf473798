"""A letter as plain text, for a portal that takes nothing else: every word of it, and no sign for pages only."""

from __future__ import annotations

from collections.abc import Iterator

from kk_desktop.domain.budgets import BudgetTable
from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind

_PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u00ad": "", "\u200b": ""})
_LEVEL = "   "


def write_plain(manuscript: Manuscript, closing: str = "") -> str:
    """Title, text, notes, closing, names and bilag, an empty line between paragraphs."""
    writer = _Writer(manuscript)
    document = manuscript.document
    parts = [document.title.strip(), *writer.paragraphs()]
    if closing or document.signatories:
        names = [part for each in document.signatories for part in (each.name, each.title) if part]
        parts.append("\n".join(part for part in (closing, *names) if part))
    if writer.notes:
        parts.append("\n".join(f"[{number}] {note}" for number, note in enumerate(writer.notes, 1)))
    if manuscript.attachments:
        parts.append("\n".join(["Bilag", *(f"{each.number}. {each.title}" for each in manuscript.attachments)]))
    return "\n\n".join(part for part in parts if part).translate(_PLAIN) + "\n"


class _Writer:
    """Goes through the blocks once; ``notes`` are the footnotes met so far."""

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self.notes: list[str] = []
        self._numbers: dict[int, int] = {}
        self._clauses = 0

    def paragraphs(self) -> Iterator[str]:
        """One string for each paragraph; the items of a list stand in one."""
        items: list[str] = []
        for block in self._manuscript.blocks:
            if block.kind is BlockKind.LIST_ITEM:
                items.append(self._item(block))
                continue
            if items:
                yield "\n".join(items)
                items, self._numbers = [], {}
            yield self._paragraph(block)
        if items:
            yield "\n".join(items)

    def _paragraph(self, block: Block) -> str:
        if block.kind is BlockKind.TABLE:
            table = self._manuscript.table(block.table_id)
            return _table(table) if table else ""
        text = self._words(block)
        if block.kind is BlockKind.PICTURE:
            return f"[Billede: {block.alt or text}]" if block.alt or text else ""
        if block.kind is BlockKind.CLAUSE:
            self._clauses += 1
            return f"{self._clauses}. {text}"
        return text.strip()

    def _item(self, block: Block) -> str:
        self._numbers = {level: number for level, number in self._numbers.items() if level <= block.level}
        mark = "- "
        if block.ordered:
            self._numbers[block.level] = self._numbers.get(block.level, 0) + 1
            mark = f"{self._numbers[block.level]}. "
        return f"{_LEVEL * (block.level - 1)}{mark}{self._words(block)}"

    def _words(self, block: Block) -> str:
        words = []
        for run in block.runs:
            words.append(run.text)
            if run.footnote is not None:
                self.notes.append(run.footnote)
                words.append(f" [{len(self.notes)}]")
            elif run.link and run.link not in run.text:
                words.append(f" ({run.link.removeprefix('mailto:')})")
        return "".join(words)


def _table(table: BudgetTable) -> str:
    head = f"Tabel {table.number}. {table.title}" if table.number else table.title
    lines = [head, "\t".join([table.corner, *(column.label for column in table.columns)])]
    lines += ["\t".join([row.label, *(table.printed(row, column) for column in table.columns)]) for row in table.rows]
    return "\n".join(line for line in (*lines, table.note) if line.strip())
