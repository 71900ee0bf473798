"""Makes a budget table of a raw one: what is right as a sum is computed, the rest is kept as it stands and told."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kk_desktop.domain.amounts import Unit, write_share
from kk_desktop.domain.budget_values import Value
from kk_desktop.domain.budgets import BudgetTable, Cell, Column, ColumnKind, Row, level_words
from kk_desktop.domain.wording import listed, quoted
from kk_desktop.errors import UserError

from .bodies import RawRow, read_body
from .column_heads import bare_label, with_level
from .formulas import Formula, read_formula
from .head_rows import may_be_year
from .heads import Head, find_head, take_source
from .model import RawCell, RawTable
from .notes import Marks
from .numbers import IS_EMPTY, Read, decimals_typed, is_money, read_money, share_in, writes_english
from .rounding import IS_ROUNDED, declared
from .shares import beside_sums, is_share, left_out, settle_shares, with_shares_as_words
from .told import Told, take_unit, tells_only_units, tells_unit
from .totals import Line, columns_wanted, settle_columns, settle_rows
from .wrong_sums import wrong_columns, wrong_sums

MOST_ROWS = 5_000
MOST_COLUMNS = 60
_LARGE = 1_000_000
"""A number from here on is hardly ever written in thousands of kroner."""
_TOLD = 40
_LEVEL_OF_ROW = re.compile(r"(?P<label>.*\S) \((?P<level>(?:19|20)\d\d p/l|løbende priser)\)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the person must look at, in Danish, and the place in the table it is about."""

    words: str
    row_id: str = ""
    column_id: str = ""


@dataclass(frozen=True)
class Draft:
    """The table that was made, and what to look at in it."""

    table: BudgetTable
    findings: tuple[Finding, ...] = ()


def make_draft(raw: RawTable, new_id: Callable[[], str], unit: Unit | None = None) -> Draft:
    """The budget table that a grid holds; ``unit`` goes before the one the file tells of the whole table.

    Raises ``UserError`` where there are no figures, or more rows and columns than a budget table can have.
    """
    grid = raw.trimmed()
    if len(grid.rows) > MOST_ROWS or grid.width > MOST_COLUMNS:
        raise UserError(
            f"”{raw.name}” har {len(grid.rows)} rækker og {grid.width} kolonner. En tabel kan have {MOST_ROWS} rækker "
            f"og {MOST_COLUMNS} kolonner. Intet er hentet ind. Vælg et mindre område."
        )
    head = find_head(grid.rows) if grid.width > 1 else None
    if head is None:
        raise UserError(f"Der er ingen tabel med tal i ”{raw.name}”. Intet er hentet ind. Vælg et andet område.")
    return _Making(grid, head, new_id, unit).make()


@dataclass
class _Making:
    """One draft under way."""

    raw: RawTable
    head: Head
    new_id: Callable[[], str]
    chosen: Unit | None
    findings: list[Finding] = field(default_factory=list)

    def make(self) -> Draft:
        """Read the grid from the head down."""
        labels = [label for _, label in self.head.columns]
        self.body = read_body(self.raw, self.head.first_body, labels)
        notes = [note for note in self.body.notes if not take_source(self.head, note)]
        self.marks = Marks(notes)
        for note in self.body.notes:
            take_unit(self.head, note) if tells_only_units(note) else None
        self._take_row_units()
        self.english = writes_english(cell for row in self.raw.rows[self.head.first_body :] for cell in row)
        self._settle_unit()
        for cell in (cell for row in self.raw.rows[: self.head.first_body] for cell in row):
            self._tell(cell.remark) if cell.remark else None
        figures = (cell for row in self.body.rows for cell in self.raw.rows[row.place][self.body.leading :])
        units = (self._unit_at(row.place, place) for row in self.body.rows for place in range(self.raw.width))
        finest = min((size for _, size in units), default=self.size)
        self.places = self._column_places()
        columns = [self._column(place) for place in self.places]
        self.rounding = declared(self.body.notes, figures, finest, english=self.english)
        ids = {place: column.id for place, column in zip(self.places, columns, strict=True)}
        self.place_of = {column_id: place for place, column_id in ids.items()}
        lines = [self._line(row, ids) for row in self.body.rows]
        self.formulas = self._column_formulas(ids)
        # Nothing is computed over columns of several price levels.
        self.wanted = {} if self.head.own.has_levels else columns_wanted(columns, self.formulas)
        columns = settle_columns(columns, lines, self.wanted, self.rounding)
        self._tell_year(lines)
        self._tell_units(dict(zip(self.places, columns, strict=True)), lines)
        return self._finish(columns, lines)

    # Units ------------------------------------------------------------------------------------------------

    def _take_row_units(self) -> None:
        """Take what rows tell of their unit in a column of its own, or as a row that names nothing else."""
        self.row_units: dict[int, Told] = {}
        for row in self.body.rows:
            if self.body.units is not None and row.kind.is_typed:
                told = Told()
                take_unit(told, self.raw.rows[row.place][self.body.units].text)
                self.row_units[row.place] = told
                take_unit(self.head, self.raw.rows[row.place][self.body.units].text)
            elif tells_unit(row.label):
                take_unit(self.head, row.label)
        self.body.rows = [row for row in self.body.rows if row.kind.is_typed or not tells_unit(row.label)]

    def _unit_at(self, row: int, column: int) -> tuple[Unit, int]:
        """The unit of a number without one of its own, and how many øre that is."""
        for told in (self.row_units.get(row), self.head.own.columns[column] if self.head.own.has_units else None):
            if told is not None and told.unit is not None:
                return told.unit, told.ore_per_unit
        return self.unit, self.size

    @property
    def _has_row_units(self) -> bool:
        """Whether rows are in another unit in the file than here."""
        return any(told.unit is not None and told.ore_per_unit != self.unit.ore for told in self.row_units.values())

    def _tell_units(self, columns: Mapping[int, Column], lines: Sequence[Line]) -> None:
        """Tell what is in another unit in the file than here, and what is in none."""
        here, own = self.unit.value, self.head.own
        if self._has_row_units:
            self._tell(f"Rækkerne er ikke alle i {here} i filen. Tallene er regnet om til {here}")
            for line in lines:
                told = self.row_units.get(line.place - self.raw.first_row)
                if told is not None and told.unit is None and line.row.cells:
                    self._tell(f"Enheden står ikke ved rækken i filen. Tallene er læst som {here}", line.row.id)
        for place, column in columns.items():
            told = own.columns[place]
            if column.kind is not ColumnKind.FIGURES or not any(column.id in line.row.cells for line in lines):
                continue
            if own.has_units and told.unit is not None and told.ore_per_unit != self.unit.ore:
                words = f"Kolonnen er i {told.unit_words} i filen. Tallene er regnet om til {here}"
                self._tell(words, "", column.id)
            elif told.unit is None and own.unit_place and (own.has_units or place < own.unit_place):
                self._tell(f"Enheden står ikke ved kolonnen i filen. Tallene er læst som {here}", "", column.id)

    # Head -------------------------------------------------------------------------------------------------

    def _settle_unit(self) -> None:
        self.unit, self.size = self.head.unit or Unit.THOUSANDS, self.head.ore_per_unit
        if self.chosen is not None:
            self.unit, self.size = self.chosen, self.chosen.ore
        elif self.head.unit is None:
            numbers = [cell.number for row in self.raw.rows[self.head.first_body :] for cell in row if cell.number]
            texts = [cell.text for row in self.raw.rows for cell in row if cell.number is None and is_money(cell)]
            large = any(abs(number) >= _LARGE for number in numbers) or any(t.count(".") > 1 for t in texts)
            self.unit = Unit.KRONER if large else Unit.THOUSANDS
            self.size = self.unit.ore
            self._tell(f"Enheden står ikke ved tabellen. Tallene er læst som {self.unit.value}")
        if levels := self.head.own.levels:
            which = "Kolonnerne har flere prisniveauer" if len(levels) > 1 else "Kun nogle af kolonnerne har prisniveau"
            self._tell(
                f"{which} i filen: {listed([level_words(level) for level in levels])}. Tabellens prisniveau er ikke "
                "angivet. Omregn til ét prisniveau, før du lægger kolonner sammen."
            )
        if not self.head.is_named:
            self._tell("Kolonnerne har ingen navne i filen. Skriv årene i hovedet.")
        if self.head.left_over:
            self._tell(f"Over tabellen stod også {listed([quoted(text, _TOLD) for text in self.head.left_over])}.")

    def _column_places(self) -> list[int]:
        """The grid's columns that become the table's: all but the rows' names, and those with nothing in them."""
        rows = self.raw.rows[self.head.first_body :]
        return [
            place
            for place in range(self.raw.width)
            if place not in (self.body.name, self.body.units)
            and (self.head.columns[place][1] or any(not row[place].is_empty for row in rows))
        ]

    def _column(self, place: int) -> Column:
        heading, label = self.head.columns[place]
        label, note = self.marks.take(label)
        kind = ColumnKind.TEXT if place in self.body.texts else ColumnKind.FIGURES
        if kind is ColumnKind.FIGURES:
            heading, label = self._bare_names(place, heading, label)
        return Column(self.new_id(), label or f"Kolonne {place}", heading, kind, note=note)

    def _bare_names(self, place: int, heading: str, label: str) -> tuple[str, str]:
        """A column's names without the unit and the price level that are the table's; levels of several kinds stay."""
        own = self.head.own
        heading, bare = (bare_label(name, keeps_level=own.has_levels) for name in (heading, label))
        if not own.has_units:
            # A unit is a better name than none where all the columns have it.
            bare = bare or label
        return heading, with_level(bare, own.columns[place].level if own.has_levels else None)

    def _column_formulas(self, ids: Mapping[int, str]) -> dict[str, Formula]:
        """The formula that makes each column of others in the same row, if one does; places are the table's own."""
        found: dict[str, Formula] = {}
        own = {place + self.raw.first_column: n for n, place in enumerate(ids)}
        for row in self.body.rows:
            for place, column_id in ids.items():
                cell = self.raw.rows[row.place][place]
                formula = read_formula(cell.formula) if cell.formula and column_id not in found else None
                here = row.place + self.raw.first_row
                if formula is None or {line for line, _ in formula.places} != {here}:
                    continue
                columns = [own.get(column, -1) for _, column in formula.places]
                found[column_id] = replace(formula, places=tuple((here, column) for column in columns))
        return found

    # Rows -------------------------------------------------------------------------------------------------

    def _line(self, found: RawRow, ids: Mapping[int, str]) -> Line:
        label, note = self.marks.take(found.label)
        level = _LEVEL_OF_ROW.fullmatch(label)
        row_level = None
        if level and level["level"] != level_words(self.head.level):
            label, row_level = level["label"], 0 if level["level"].startswith("l") else int(level["level"][:4])
        row = Row(self.new_id(), label, found.kind, found.indent, note=note, price_level=row_level)
        if not found.kind.is_typed:
            return Line(row, found.place + self.raw.first_row)
        raw = {column_id: self.raw.rows[found.place][place] for place, column_id in ids.items()}
        for place, cell_there in enumerate(self.raw.rows[found.place]):
            if cell_there.remark:
                self._tell(cell_there.remark, row.id, ids.get(place, ""))
        cells: dict[str, Cell] = {}
        for place, column_id in ids.items():
            cell = self._cell(raw[column_id], row, column_id, (found.place, place))
            if cell is not None and not (place < self.body.leading and raw[column_id].text == found.label):
                cells[column_id] = cell
        formula = next(
            (made for place in ids if (made := self._down(self.raw.rows[found.place][place], place)) is not None), None
        )
        unknown = frozenset(column_id for column_id, cell in raw.items() if cell.is_error)
        return Line(replace(row, cells=cells), found.place + self.raw.first_row, formula, raw, unknown)

    def _down(self, cell: RawCell, place: int) -> Formula | None:
        """The cell's formula, where it is made of cells above or below it."""
        formula = read_formula(cell.formula) if cell.formula else None
        if formula is None or {column for _, column in formula.places} != {place + self.raw.first_column}:
            return None
        return formula

    def _cell(self, raw: RawCell, row: Row, column_id: str, place: tuple[int, int]) -> Cell | None:
        if place[1] in self.body.texts:
            share = share_in(raw)
            text = raw.shown if share is None else write_share(share)
            return Cell(self.new_id(), text=text) if text and not raw.is_error else None
        if share_in(raw) is not None:
            return None
        read = self._read(raw, *place)
        if read.problem:
            self._tell(read.problem, row.id, column_id)
        if read.figure.is_empty:
            return None
        return Cell(self.new_id(), read.figure.amount_ore, read.figure.dash)

    def _read(self, raw: RawCell, row: int, column: int) -> Read:
        return read_money(raw, *self._unit_at(row, column), self.english)

    # The whole --------------------------------------------------------------------------------------------

    def _finish(self, columns: list[Column], lines: list[Line]) -> Draft:
        table = BudgetTable(
            self.new_id(),
            self.head.title or self.raw.name,
            self.head.number,
            self.unit,
            self.head.level,
            self.marks.note,
            columns=tuple(columns),
            rows=tuple(line.row for line in lines),
            decimals=self._decimals(),
            source=self.head.source,
        )
        rows = settle_rows(table, lines, self.rounding)
        table, doubtful = settle_shares(replace(table, rows=tuple(rows)), lines)
        table = with_shares_as_words(table, lines, self.new_id)
        unread = {(each.row_id, each.column_id) for each in self.findings if each.words.endswith(IS_EMPTY)}
        across = wrong_columns(table, lines, self.wanted, self.formulas, unread, rounding=self.rounding)
        for words, row, column in (*wrong_sums(table, lines, unread), *across):
            self._tell(words, row.id, column.id)
        for row, of, against in doubtful:
            self._tell(
                f"{quoted(row.label, _TOLD)} er læst som {quoted(of.label, _TOLD)} i forhold til "
                f"{quoted(against.label, _TOLD)}. Andre rækker passer også. Se efter.", row.id
            )  # fmt: skip
        for row, column, raw in left_out(table, lines):
            said = quoted(_file_says(raw), _TOLD)
            self._tell(f"{said} er en andel, som ikke passer med rækkerne her. {IS_EMPTY}", row.id, column.id)
        for row, column, raw in beside_sums(table, lines):
            said, name = quoted(_file_says(raw), _TOLD), quoted(row.label, _TOLD)
            self._tell(f"{said} ud for {name} er ikke hentet med. Rækken regnes ud og har kun tal.", row.id, column.id)
        table = replace(table, rows=tuple(_bare(row, table.columns) for row in table.rows))
        self._tell_other_results(table, lines)
        self._tell_doubles(table)
        kept = [each for each in self.findings if not _is_settled(each, table)]
        return Draft(table, (*(Finding(remark) for remark in self.raw.remarks), *kept))

    def _decimals(self) -> int | None:
        """How many decimals the file shows, where it shows as many everywhere."""
        if self.size != self.unit.ore or self.head.own.has_units or self._has_row_units:
            return None
        figures = [place for place in self.places if place not in self.body.texts]
        cells = [self.raw.rows[row.place][place] for row in self.body.rows for place in figures]
        numbers = {cell.decimals for cell in cells if cell.number is not None and not cell.percent}
        typed = {decimals_typed(cell, self.english) for cell in cells if cell.number is None and is_money(cell)}
        # What is typed without decimals says nothing about how the rest is to be rounded.
        shown = numbers or (typed - {None} if typed != {0} else set())
        return next(iter(shown)) if len(shown) == 1 else None

    # What to look at --------------------------------------------------------------------------------------

    def _tell(self, words: str, row_id: str = "", column_id: str = "") -> None:
        self.findings.append(Finding(words, row_id, column_id))

    def _tell_year(self, lines: Sequence[Line]) -> None:
        """Tell of a first amount that may as well be the year its column is for."""
        line = next((line for line in lines if line.row.cells), None)
        if line is not None and may_be_year(self.raw.rows, line.place - self.raw.first_row):
            column_id = next(iter(line.row.cells))
            said = quoted(line.had[column_id].shown, _TOLD)
            self._tell(f"{said} kan være et årstal. Det er læst som et beløb. Se efter.", line.row.id, column_id)

    def _tell_other_results(self, table: BudgetTable, lines: list[Line]) -> None:
        """Tell of every computed place that the file says something else in."""
        for line, row in zip(lines, table.rows, strict=True):
            for column in table.columns:
                raw = line.had.get(column.id)
                if raw is None or raw.is_empty or not (row.kind.is_computed or column.kind.is_computed):
                    continue
                if raw.is_error or column.kind is ColumnKind.TEXT:
                    continue
                here = table.printed(row, column) or "intet"
                said = self._read(raw, line.place - self.raw.first_row, self.place_of[column.id]).figure.amount_ore
                if raw.text != here and not _is_same(raw, said, table.value(row, column)):
                    there = quoted(_file_says(raw), _TOLD)
                    why = f" {IS_ROUNDED}" if self._is_rounded(said, table, row, column) else ""
                    self._tell(f"Her regnes {here} ud; i filen stod {there}.{why}", row.id, column.id)

    def _is_rounded(self, said: int | None, table: BudgetTable, row: Row, column: Column) -> bool:
        parts = len(table.summed_by(row)) if row.kind.is_computed else len(table.columns)
        return said is not None and self.rounding.allows(said, table.amount(row, column), parts)

    def _tell_doubles(self, table: BudgetTable) -> None:
        seen: set[tuple[str, str]] = set()
        for column in table.columns:
            name = (column.heading, column.label)
            if name in seen:
                self._tell(f"{quoted(column.label, _TOLD)} står to gange i hovedet. Ret den ene.", "", column.id)
            seen.add(name)


def _is_same(raw: RawCell, said: int | None, value: Value) -> bool:
    share = share_in(raw)
    if share is not None and value.share is not None:
        return write_share(share) == write_share(value.share) or is_share(raw, value.share)
    return share is None and value.share is None and said == value.ore


def _bare(row: Row, columns: tuple[Column, ...]) -> Row:
    """The row with only the cells that are typed in it."""
    typed = {column.id for column in columns if not column.kind.is_computed}
    if row.kind.is_computed:
        return replace(row, cells={})
    return replace(row, cells={column_id: cell for column_id, cell in row.cells.items() if column_id in typed})


def _is_settled(finding: Finding, table: BudgetTable) -> bool:
    """Whether what could not be read in a cell does not matter, because the place is computed all the same."""
    if not finding.words.endswith(IS_EMPTY) and "finere end en øre" not in finding.words:
        return False
    row = next((row for row in table.rows if row.id == finding.row_id), None)
    column = next((column for column in table.columns if column.id == finding.column_id), None)
    if row is None or column is None or not (row.kind.is_computed or column.kind.is_computed):
        return False
    value = table.value(row, column)
    return value.ore is not None or value.share is not None


def _file_says(raw: RawCell) -> str:
    share = share_in(raw)
    return write_share(share) if share is not None else raw.shown
