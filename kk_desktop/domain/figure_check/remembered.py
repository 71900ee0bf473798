"""What a text's amounts were when they were last read: told when a table has changed and its text has not.

One memory for each document; it knows tables and findings, and no rules. Where it comes from when a file is opened
stands in ``services/figure_memories.py``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from kk_desktop.domain.budgets import BudgetTable, ColumnKind
from kk_desktop.domain.text import Block
from kk_desktop.domain.wording import listed

from . import say
from .cells.grids import years_in
from .model import Amount, CellRef, FigureFinding, Qualifier, Relation, Verdict
from .places import CellPlace, ManuscriptFigures, Place, PlacedFinding
from .slips import is_near, telling_digits
from .text.money import find_amounts
from .text.passages import Passages
from .text.patterns import Pattern
from .text.words import same, telling

_SAYS_CELLS = frozenset({Relation.EQUALS_CELL, Relation.SUM})
_ROUGH = Pattern(
    r"\b(?:ca\.?|cirka|omkring|omtrent|knap|godt|næsten|op mod|(?:lidt |mere |mindre )?(?:over|under|end)|mindst) $"
)
_OTHERS = Pattern(
    r"\b(?:tidligere|oprindelig\w*|dengang|hidtil|i fjor|sidste år|(?:ændr|hæv|sænk|nedsat|forhøj|juster)\w* fra|"
    r"(?-i:Region [A-ZÆØÅ]\w+)|(?-i:(?!Københavns )[A-ZÆØÅ]\w+ Kommune)\w*|\w*(?:fond|forening|organisation|selskab|"
    r"ministeri|styrelse)\w*|banken|kontoen)\b"
)
"""Of another time, or somebody else's money."""
_ROUGHLY = 10
"""Per cent that a word such as ``godt`` may cover."""
_NO_CHANCE, _NO_CHANCE_OF_TOTAL = 4, 3
"""Telling digits of an amount that is a cell's by itself, or a total's; ``25.000 kr.`` may be anything."""
_MOST = 2_000
"""Amounts of one document that are remembered; the oldest are forgotten first."""
_MOST_NAMED = 3
"""Cells that are named one by one."""

_Key = tuple[str, int | None, str, int]
"""An amount in its words: the block, its footnote, the sentence, and how far into the sentence it begins."""


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell as it was or is: where, by what names, in what unit and prices, and its øre."""

    place: CellPlace
    names: tuple[str, ...]
    ore: int
    is_total: bool


@dataclass(frozen=True, slots=True)
class _Held:
    """That an amount was what some cells said."""

    placed: PlacedFinding
    quote: str
    cells: tuple[_Cell, ...]


class Memory:
    """What one document's amounts were; another sentence, another name or a cell that is gone is another matter."""

    def __init__(self) -> None:
        self._held: dict[_Key, _Held] = {}

    def told(
        self, blocks: Sequence[Block], tables: Sequence[BudgetTable], found: ManuscriptFigures
    ) -> ManuscriptFigures:
        """What was found, and what no rule says: that a cell has another figure now. What holds is remembered."""
        texts, cells = _Texts(blocks), _Cells(tables)
        judged = {each.claim for each in found.findings if each.verdict is not Verdict.GREEN or _is_of_cells(each)}
        changed = [
            _told(held, place, amount, now, cells)
            for key, held in self._held.items()
            for place in texts.places(key, held.quote)
            if place not in judged
            and (amount := _amount(key))
            and (now := _now(held, amount, cells)) is not None
            and not (_is_rough(key, amount) and is_near(abs(amount.ore), abs(now), _ROUGHLY))
        ]
        self._remember(texts, cells, found.findings)
        return _with(found, changed, blocks) if changed else found

    def learn(self, blocks: Sequence[Block], tables: Sequence[BudgetTable], findings: Iterable[PlacedFinding]) -> None:
        """Remember what was found beside the tables as they were before the file was opened."""
        self._remember(_Texts(blocks), _Cells(tables), findings)

    def _remember(self, texts: _Texts, cells: _Cells, findings: Iterable[PlacedFinding]) -> None:
        for each in findings:
            if each.verdict is not Verdict.GREEN or not _is_of_cells(each) or each.claim is None:
                continue
            key = texts.key(each.claim)
            held = [cells.at(place) for place in each.cells[: len(each.finding.cells)]]
            known = tuple(cell for cell in held if cell is not None)
            if key is None or len(known) < len(held) or not _is_meant(each.finding, known, key):
                continue
            self._held.pop(key, None)
            self._held[key] = _Held(each, each.finding.quotes[0], known)
        for key in list(self._held)[:-_MOST]:
            del self._held[key]


class _Texts:
    """The blocks' words and their sentences."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = {block.id: block for block in blocks}

    def key(self, place: Place) -> _Key | None:
        """The name that an amount is remembered by; none for a live figure, which follows its table."""
        words = self._words(place.block_id, place.note)
        if words is None or (place.note is None and _is_live(self._blocks[place.block_id], place.start)):
            return None
        sentence = _passages(words).at(place.start)
        return place.block_id, place.note, words[sentence.start : sentence.end].rstrip(), place.start - sentence.start

    def places(self, key: _Key, quote: str) -> Iterator[Place]:
        """Where the amount stands now: in each sentence of its block that is still the same."""
        block_id, note, said, offset = key
        words = self._words(block_id, note)
        for sentence in _passages(words).sentences if words is not None and said in words else ():
            if words is not None and words[sentence.start : sentence.end].rstrip() == said:
                place = Place(block_id, sentence.start + offset, sentence.start + offset + len(quote), note)
                if self.key(place) == key:
                    yield place

    def _words(self, block_id: str, note: int | None) -> str | None:
        block = self._blocks.get(block_id)
        if block is None or note is None:
            return block.text if block else None
        return block.footnotes[note] if note < len(block.footnotes) else None


class _Cells:
    """The tables' figures by their places."""

    def __init__(self, tables: Sequence[BudgetTable]) -> None:
        self.tables = tables
        self._numbers = {table.id: n for n, table in enumerate(tables)}

    def at(self, place: CellPlace) -> _Cell | None:
        """What stands there, if anything does."""
        ref = self.ref(place)
        if ref is None:
            return None
        table = self.tables[ref.table]
        row, column = table.rows[ref.row], table.columns[ref.column]
        ore = table.value(row, column).ore
        level = str(table.price_level or "")
        names = (row.label, column.heading, column.label, table.unit, level)
        is_total = row.kind.is_sum or column.kind is ColumnKind.TOTAL
        return None if ore is None else _Cell(place, names, ore, is_total)

    def ref(self, place: CellPlace) -> CellRef | None:
        """The place by numbers, as a finding has it."""
        number = self._numbers.get(place.table_id)
        if number is None:
            return None
        row = self.tables[number].row_places.get(place.row_id)
        column = self._columns[place.table_id].get(place.column_id)
        return None if row is None or column is None else CellRef(number, row, column)

    def printed(self, place: CellPlace, ore: int) -> str:
        """An amount as the table of that place prints it: 745 (1.000 kr.)."""
        table = self.tables[self._numbers[place.table_id]]
        return f"{table.written(table.shown(ore))} ({table.unit.value})"

    @cached_property
    def sizes(self) -> frozenset[int]:
        """What any cell says, signs left out: where one says just what the text does, it may be the one meant."""
        values = (
            table.value(row, column).ore for table in self.tables for row in table.rows for column in table.columns
        )
        return frozenset(abs(ore) for ore in values if ore is not None)

    @cached_property
    def _columns(self) -> dict[str, dict[str, int]]:
        return {table.id: {column.id: n for n, column in enumerate(table.columns)} for table in self.tables}


@lru_cache(maxsize=2_000)
def _passages(words: str) -> Passages:
    return Passages(words)


def _is_of_cells(finding: PlacedFinding) -> bool:
    return finding.finding.relation in _SAYS_CELLS and bool(finding.finding.cells)


def _is_live(block: Block, start: int) -> bool:
    at = 0
    for run in block.runs:
        at += len(run.text)
        if start < at:
            return run.field is not None
    return False


def _is_meant(finding: FigureFinding, cells: Sequence[_Cell], key: _Key) -> bool:
    """Whether it is no chance that the cells say it: they make it when added, it has many digits, or they are named.

    Never one that is of another year than the sentence, and never where that tells of another time or others' money.
    """
    if _OTHERS.search(key[2]):
        return False
    if finding.relation is Relation.SUM:
        return abs(sum(cell.ore for cell in cells)) == abs(finding.expected_ore or 0)
    row, heading, column, *_ = cells[0].names
    years, own = years_in(key[2]), years_in(f"{heading} {column}")
    if years and own and not any(min(years) <= year <= max(years) for year in own):
        return False
    said = telling(key[2])
    digits = _NO_CHANCE_OF_TOTAL if cells[0].is_total else _NO_CHANCE
    if telling_digits(finding.claim_ore or 0) >= digits:
        return True
    return any(same(word, other) for word in telling(row) or telling(column) for other in said)


def _amount(key: _Key) -> Amount | None:
    """The amount as its sentence spells it; none where the words leave it open how much it is."""
    _block_id, _note, sentence, offset = key
    amount = next((each for each in find_amounts(sentence) if each.start == offset), None)
    return None if amount is None or amount.qualifier is Qualifier.AT_MOST else amount


def _is_rough(key: _Key, amount: Amount) -> bool:
    _block_id, _note, sentence, offset = key
    return amount.qualifier is Qualifier.ABOUT or _ROUGH.ends(sentence, offset) is not None


def _now(held: _Held, amount: Amount, cells: _Cells) -> int | None:
    """What the cells come to by now, where that is surely something else than the text says."""
    known = [cells.at(cell.place) for cell in held.cells]
    if any(now is None or now.names != was.names for now, was in zip(known, held.cells, strict=True)):
        return None
    ores, were = [now.ore for now in known if now], [was.ore for was in held.cells]
    if held.placed.finding.relation is Relation.SUM:
        ores, were = [sum(ores)], [sum(were)]
    is_changed = len(set(ores)) == 1 and all(now != was for now, was in zip(ores, were, strict=True))
    if not is_changed or amount.says_either_way(ores[0]) or abs(amount.ore) in cells.sizes:
        return None
    return ores[0]


def _told(held: _Held, place: Place, amount: Amount, now: int, cells: _Cells) -> PlacedFinding:
    names = [" ".join(filter(None, (cell.names[0].lstrip("-–• "), cell.names[2]))) for cell in held.cells]
    if len(names) > _MOST_NAMED:
        names = [*names[: _MOST_NAMED - 1], f"{len(names) - _MOST_NAMED + 1} andre"]
    together = "tilsammen " if held.placed.finding.relation is Relation.SUM and len(names) > 1 else ""
    said = f"Tabellen er ændret: {listed(names)} er nu {together}{cells.printed(held.cells[0].place, now)}"
    quote = " ".join(held.quote.split())
    said += f"; teksten siger stadig {quote}{say.apart(abs(amount.ore), abs(now))}"
    refs = tuple(ref for cell in held.cells if (ref := cells.ref(cell.place)) is not None)
    old = held.placed.finding
    new = replace(
        old, verdict=Verdict.RED, cells=refs, explanation=said, claim_ore=amount.ore, expected_ore=now,
        quotes=old.quotes[:1], spans=old.spans[:1],
    )  # fmt: skip
    return replace(held.placed, finding=new, places=(place,), cells=tuple(cell.place for cell in held.cells))


def _with(found: ManuscriptFigures, changed: Sequence[PlacedFinding], blocks: Sequence[Block]) -> ManuscriptFigures:
    """All of it in the order of the text."""
    order = {block.id: n for n, block in enumerate(blocks)}
    places = {each.claim for each in changed}

    def at(finding: PlacedFinding) -> tuple[int, int, int]:
        claim = finding.claim
        if claim is None:
            return len(order), 0, 0
        return order.get(claim.block_id, len(order)), -1 if claim.note is None else claim.note, claim.start

    unheld = tuple(each for each in found.unheld if each.place not in places)
    return ManuscriptFigures(tuple(sorted((*found.findings, *changed), key=at)), unheld)
