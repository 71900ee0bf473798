"""What is read out of pasted or imported plain text: a document's facts and its blocks, before they get ids."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from kk_desktop.domain.amounts import Figure, Unit
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, Row, RowKind
from kk_desktop.domain.documents import Attachment, Contact, Signatory
from kk_desktop.domain.text import Block, BlockKind, Run, check_block


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row of a table as it stood in the text, with one figure for each column."""

    label: str
    kind: RowKind
    indent: int
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A table found in the text; ``price_level`` is ``None`` when its head does not state one."""

    title: str
    number: str
    unit: Unit
    price_level: int | None
    columns: tuple[str, ...]
    rows: tuple[PlainRow, ...]

    def with_ids(self, new_id: Callable[[], str]) -> BudgetTable:
        """The budget table, with an id for every row, column and cell."""
        columns = tuple(Column(new_id(), label) for label in self.columns)
        rows = tuple(Row(new_id(), row.label, row.kind, row.indent, _cells(row, columns, new_id)) for row in self.rows)
        return BudgetTable(new_id(), self.title, self.number, self.unit, self.price_level, columns=columns, rows=rows)


@dataclass(frozen=True, slots=True)
class PlainBlock:
    """A block without an id; ``table`` is the table a table block shows, ``number`` what an ordered item carried."""

    kind: BlockKind
    runs: tuple[Run, ...] = ()
    level: int = 1
    ordered: bool = False
    number: int = 0
    table: PlainTable | None = None

    @property
    def text(self) -> str:
        """The block's plain text, footnotes left out."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PlainDocument:
    """Everything the text told; what it did not tell is empty. Footnotes stand in the blocks' runs."""

    title: str = ""
    item_number: str = ""
    sender: str = ""
    recipients: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()
    date: date | None = None
    case_number: str = ""
    document_number: str = ""
    case_handler: str = ""
    contact: Contact = field(default_factory=Contact)
    blocks: tuple[PlainBlock, ...] = ()
    closing: str = ""
    signatories: tuple[Signatory, ...] = ()
    attachments: tuple[tuple[int, str], ...] = ()  # number and title, in order

    def with_ids(self, new_id: Callable[[], str]) -> IdentifiedContent:
        """The blocks, tables and attachments as the file holds them."""
        blocks: list[Block] = []
        tables: list[BudgetTable] = []
        for block in self.blocks:
            table_id = None
            if block.table is not None:
                tables.append(block.table.with_ids(new_id))
                table_id = tables[-1].id
            found = Block(new_id(), block.kind, block.runs, block.level, block.ordered, table_id)
            blocks.append(check_block(found))
        attachments = tuple(Attachment(new_id(), number, title) for number, title in self.attachments)
        return IdentifiedContent(tuple(blocks), tuple(tables), attachments)


@dataclass(frozen=True, slots=True)
class IdentifiedContent:
    """A plain document's content, ready for the file."""

    blocks: tuple[Block, ...]
    tables: tuple[BudgetTable, ...]
    attachments: tuple[Attachment, ...]


def _cells(row: PlainRow, columns: tuple[Column, ...], new_id: Callable[[], str]) -> dict[str, Cell]:
    if row.kind.is_sum:
        return {}
    return {
        column.id: Cell(new_id(), figure.amount_ore, figure.dash)
        for column, figure in zip(columns, row.figures, strict=False)
        if not figure.is_empty
    }
