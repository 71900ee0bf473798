"""Tables in pasted text: columns parted by tabs, by strokes, by wide gaps, or by nothing but the figures themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kk_desktop.domain.raw_tables import RawCell, RawTable
from kk_desktop.domain.raw_tables.heads import ends_in_unit
from kk_desktop.domain.raw_tables.model import grid_of
from kk_desktop.domain.raw_tables.notes import begins_note
from kk_desktop.domain.raw_tables.numbers import is_figure
from kk_desktop.domain.raw_tables.text_heads import split_head, spread_over_blanks
from kk_desktop.domain.raw_tables.told import tells_only_units
from kk_desktop.errors import UserError

from .figure_rows import FIGURE, read_figure_rows, trailing, usual_count
from .found_columns import Segment, find_columns, has_figures
from .own_pages import is_page_number, with_captions

MOST_CHARACTERS, MOST_LINES = 1_000_000, 20_000
_ABOVE, _BELOW = 5, 6
"""How many lines over and under the figures are looked at for title, unit and notes."""
_SIGN = re.compile(r"(?<=\d)\s+%(?!\w)")
_GAP = re.compile(r"\S+(?: \S+)*")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_HARD_SPACE = re.compile("[\u00a0\u2009\u202f]")
_CAPTION = re.compile(r"tabel:? \d", re.IGNORECASE)
_LONGEST_NAME = 90
Cells = list[RawCell]


def find_tables(text: str, name: str) -> list[RawTable]:
    """The tables in a text, in its order; an empty list where it has none. Raises ``UserError`` for a whole book."""
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        raise UserError(f"{name} har mere, end en tabel kan rumme. Intet er hentet ind. Kopiér en del ad gangen.")
    lines = [_CONTROL.sub("", _HARD_SPACE.sub(" ", line).rstrip()) for line in text.splitlines()]
    lines = with_captions(lines)
    for is_row, read in (
        (lambda line: "\t" in line, _by_tabs),
        (lambda line: "|" in line, _by_strokes),
        (_has_gaps, _by_gaps),
        (_ends_in_figures, _by_figures),
    ):
        if read is _by_figures:
            # To the others a page's foot parts two tables; here it would look like a row.
            lines = [line for line in lines if not is_page_number(line)]
        found = [grid for block in _blocks(lines, is_row) if (grid := read(block)) and _has_money(grid)]
        if found:
            names = [name if len(found) == 1 else f"{name}, tabel {n}" for n in range(1, len(found) + 1)]
            return [RawTable(each, grid) for each, grid in zip(names, found, strict=True)]
    return []


def widened(rows: Sequence[Cells]) -> list[Cells]:
    """The rows with heads over several columns made wide; text keeps no merged cells."""
    made = [list(row) for row in rows]
    first = next((n for n, row in enumerate(rows) if any(map(is_figure, row[1:]))), 0)
    for n in range(first - 1):
        names = [cell.text for cell in made[n][1:] if cell.text]
        below = made[n + 1]
        if (
            len(names) > 1
            and len(set(names)) == len(names)
            and sum(not cell.is_empty for cell in below[1:]) > len(names)
        ):
            made[n] = list(spread_over_blanks(tuple(made[n]), tuple(below)))
    return made


def _has_money(grid: tuple[tuple[RawCell, ...], ...]) -> bool:
    return sum(any(map(is_figure, row[1:])) for row in grid) > 0


def _blocks(lines: Sequence[str], is_row: Callable[[str], bool]) -> Iterator[list[str]]:
    """The runs of rows, each with the words over and under it; one short line between rows does not part them.

    Empty lines are left out: some programs put one after every line.
    """
    filled = [line for line in lines if line.strip()]
    rows = [n for n, line in enumerate(filled) if is_row(line)]
    runs: list[list[int]] = []
    for n in rows:
        between = n - 1 - runs[-1][-1] if runs else 2
        if between == 0 or (between == 1 and len(filled[n - 1]) <= _LONGEST_NAME):
            runs[-1] += range(runs[-1][-1] + 1, n + 1)
        else:
            runs.append([n])
    for place, run in enumerate(runs):
        lowest = runs[place - 1][-1] + 1 if place else 0
        highest = runs[place + 1][0] if place + 1 < len(runs) else len(filled)
        top = _top(filled, run[0], lowest)
        yield [*filled[top : run[-1] + 1], *_notes(filled[run[-1] + 1 : min(run[-1] + 1 + _BELOW, highest)])]


def _top(lines: Sequence[str], first: int, lowest: int) -> int:
    """Where the words over a table begin: with its caption, or else under the last sentence before it."""
    top = first
    while top > max(first - _ABOVE, lowest):
        above = lines[top - 1].strip()
        if _CAPTION.match(above):
            return top - 1
        is_sentence = len(above) > _LONGEST_NAME or above.endswith((".", ",", ":", "…", "]", "---"))
        if is_sentence and not tells_only_units(above) and not ends_in_unit(above):
            return top
        top -= 1
    return top


def _notes(lines: Sequence[str]) -> list[str]:
    """The lines under a table that are its own: those with a mark, and the one right below it."""
    kept = [line for line in lines if begins_note(line)]
    return ["", *kept] if kept else []


def _by_tabs(block: Sequence[str]) -> tuple[tuple[RawCell, ...], ...]:
    return grid_of(widened([[text_cell(part) for part in line.split("\t")] for line in block]))


def _by_strokes(block: Sequence[str]) -> tuple[tuple[RawCell, ...], ...]:
    rows = [line.strip().strip("|") if line.strip().startswith("|") else line for line in block]
    cells = [[text_cell(part.strip()) for part in line.split("|")] for line in rows]
    rules = [all(re.fullmatch(r":?-{2,}:?", cell.text) for cell in row) for row in cells]
    return grid_of(widened([row for row, rule in zip(cells, rules, strict=True) if not rule]))


def _has_gaps(line: str) -> bool:
    return len(_segments(line)) > 1


def _by_gaps(block: Sequence[str]) -> tuple[tuple[RawCell, ...], ...] | None:
    lines = [_segments(line) for line in block]
    if sum(map(has_figures, lines)) < 2:
        return None
    rows = [list(row) for row in find_columns(lines)]
    return grid_of([_indented(row, line) for row, line in zip(rows, block, strict=True)])


def _segments(line: str) -> list[Segment]:
    return [Segment(match.group(), match.start(), match.end()) for match in _GAP.finditer(line)]


def _indented(row: Cells, line: str) -> Cells:
    spaces = len(line) - len(line.lstrip(" "))
    return [replace(row[0], indent=min(spaces // 2, 3)), *row[1:]] if row[0].text and spaces else row


def _words(line: str) -> list[str]:
    """The line's words, a per cent and its sign as one."""
    return _SIGN.sub("%", line).split()


def _ends_in_figures(line: str) -> bool:
    words = _words(line)
    is_caption = len(words) == 2 and _CAPTION.match(line.strip()) is not None
    return len(words) > 1 and not is_caption and FIGURE.fullmatch(words[-1]) is not None


def _by_figures(block: Sequence[str]) -> tuple[tuple[RawCell, ...], ...] | None:
    """Rows parted by single spaces: as many figures at the end as there are columns, the words before them the name."""
    lines = [_words(line) for line in block]
    most = max(map(trailing, lines))
    heads = [split_head(line) for line in block]
    head = next(filter(None, heads), None)
    if not most or (head is None and (most < 2 or not any(map(tells_only_units, block)))):
        # A list of contents ends in figures too, and so do many sentences.
        return None
    first = heads.index(head) if head else 0
    columns = head[1] if head else [""] * usual_count(lines)
    # What stands over the head is a title, whatever it ends in; the head itself comes again on the next page.
    below = [n for n in range(first, len(block)) if head is None or heads[n] != head]
    read = dict(zip(below, read_figure_rows([lines[n] for n in below], columns), strict=True))
    rows: list[Cells] = []
    for n, words in enumerate(lines):
        if n in read:
            rows.append([replace(text_cell(read[n].label), remark=read[n].remark), *map(RawCell, read[n].figures)])
        elif head and n >= first:
            rows.append([RawCell(head[0]), *map(RawCell, head[1])])
        else:
            rows.append([text_cell(" ".join(words))])
    return grid_of(rows)


def text_cell(text: str) -> RawCell:
    """A cell of a text, with the indent its spaces tell and the bold its stars do."""
    spaces = len(text) - len(text.lstrip(" "))
    bare = " ".join(text.split())
    if len(bare) > 4 and bare.startswith("**") and bare.endswith("**"):
        return RawCell(bare[2:-2].strip(), bold=True, indent=min(spaces // 2, 3))
    return RawCell(bare, indent=min(spaces // 2, 3))
