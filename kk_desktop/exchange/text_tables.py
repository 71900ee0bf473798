"""Tables in pasted text: columns parted by tabs, by strokes, by wide gaps, or by nothing but the figures themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from kk_desktop.domain.raw_tables import RawCell, RawTable
from kk_desktop.domain.raw_tables.heads import ends_in_unit
from kk_desktop.domain.raw_tables.model import EMPTY, grid_of
from kk_desktop.domain.raw_tables.numbers import is_figure
from kk_desktop.domain.raw_tables.text_heads import split_head, spread_over_blanks
from kk_desktop.domain.raw_tables.told import tells_only_units
from kk_desktop.errors import UserError

from .found_columns import Segment, find_columns, has_figures

MOST_CHARACTERS, MOST_LINES = 1_000_000, 20_000
_ABOVE, _BELOW = 5, 6
"""How many lines over and under the figures are looked at for title, unit and notes."""
_FIGURE = re.compile(r"\(?[-–−+]?\d(?:[\d.,]*\d)?\)?%?|[-–—]")
_SIGN = re.compile(r"(?<=\d)\s+%(?!\w)")
_GAP = re.compile(r"\S+(?: \S+)*")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")
_CAPTION = re.compile(r"tabel:? \d", re.IGNORECASE)
_PAGE = re.compile(r"\s*side \d+(?: af \d+)?\s*", re.IGNORECASE)
"""The foot of a page that was copied along."""
_LONGEST_NAME = 90
Cells = list[RawCell]


def find_tables(text: str, name: str) -> list[RawTable]:
    """The tables in a text, in its order; an empty list where it has none. Raises ``UserError`` for a whole book."""
    if len(text) > MOST_CHARACTERS or text.count("\n") > MOST_LINES:
        raise UserError(f"{name} har mere, end en tabel kan rumme. Intet er hentet ind. Kopiér en del ad gangen.")
    lines = [_CONTROL.sub("", line.replace("\u00a0", " ").rstrip()) for line in text.splitlines()]
    lines = [line for line in lines if not _PAGE.fullmatch(line)]
    for is_row, read in (
        (lambda line: "\t" in line, _by_tabs),
        (lambda line: "|" in line, _by_strokes),
        (_has_gaps, _by_gaps),
        (_ends_in_figures, _by_figures),
    ):
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
    kept = [
        line
        for line in lines
        if re.match(r"\s*(\*|\d\)|note\b|kilde\b|anm\b|tallene er afrundet)", line, re.IGNORECASE)
    ]
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
    return len(words) > 1 and not is_caption and _FIGURE.fullmatch(words[-1]) is not None


def _by_figures(block: Sequence[str]) -> tuple[tuple[RawCell, ...], ...] | None:
    """Rows parted by single spaces: as many figures at the end as most rows have, the words before them the name."""
    counts = Counter(_trailing(line) for line in block if _trailing(line))
    if not counts:
        return None
    head = next((head for line in block if (head := split_head(line)) is not None), None)
    if head is None and (max(counts) < 2 or not any(map(tells_only_units, block))):
        # A list of contents ends in figures too, and so do many sentences.
        return None
    count = len(head[1]) if head else max(counts, key=lambda n: (counts[n], n))
    rows: list[Cells] = []
    is_over = head is not None
    for line in block:
        words = _words(line)
        tail = min(_trailing(line), count)
        if head is not None and split_head(line) == head:
            rows.append([RawCell(head[0]), *map(RawCell, head[1])])
            is_over = False
        elif is_over:
            # Over a head stand a title and facts, whatever they end with: Tabel: 8.
            rows.append([text_cell(" ".join(words))])
        elif tail and len(words) > tail:
            name = text_cell(" ".join(words[:-tail]))
            rows.append([name, *map(RawCell, words[-tail:]), *[EMPTY] * (count - tail)])
        else:
            rows.append([text_cell(" ".join(words))])
    return grid_of(rows)


def _trailing(line: str) -> int:
    """How many figures a line ends with; a name must be left before them."""
    words = _words(line)
    count = 0
    while count < len(words) - 1 and _FIGURE.fullmatch(words[-1 - count]):
        count += 1
    return count


def text_cell(text: str) -> RawCell:
    """A cell of a text, with the indent its spaces tell and the bold its stars do."""
    spaces = len(text) - len(text.lstrip(" "))
    bare = " ".join(text.split())
    if len(bare) > 4 and bare.startswith("**") and bare.endswith("**"):
        return RawCell(bare[2:-2].strip(), bold=True, indent=min(spaces // 2, 3))
    return RawCell(bare, indent=min(spaces // 2, 3))
