"""Tables in other people's PDF files, which know no columns: found again from where the words stand on the page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from kk_desktop.domain.raw_tables import RawCell, RawTable
from kk_desktop.domain.raw_tables.heads import ends_in_unit
from kk_desktop.domain.raw_tables.notes import begins_note
from kk_desktop.domain.raw_tables.numbers import is_figure, is_year
from kk_desktop.domain.raw_tables.told import tells_only_units
from kk_desktop.errors import UserError

from .found_columns import Line, Segment, has_figures
from .own_pages import with_captions
from .pdf_joining import BLANK, Found, joined
from .pdf_text import one_at_a_time, opened_pdf

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

MOST_PAGES = 60
MOST_CHARACTERS = 400_000
_GAP = 0.5
"""Of the line's height: a wider gap parts two columns; a space is a quarter of the letters."""
_FIGURE_GAP = 0.4
"""The same between two figures, which a space only parts where it stands for a thousand's point."""
_BEGINS_FIGURE = "0123456789-–−("
_LONGEST_NAME = 8
"""Lines at most that a row's name takes over the one with its figures."""
_ABOVE, _BELOW = 6, 4


def read_pdf_tables(data: bytes, name: str) -> list[RawTable]:
    """The tables of the first sixty pages. Raises ``UserError`` as ``read_pdf_text`` does."""
    found: list[Found] = []
    left = MOST_CHARACTERS
    with one_at_a_time, opened_pdf(data, name) as document:
        count = len(document)
        for n in range(min(count, MOST_PAGES)):
            page = document[n]
            lines = _captioned(list(_lines(page)))
            left -= sum(len(segment.text) for line in lines for segment in line)
            page.close()
            found += _parts(lines, n + 1)
            if left < 0:
                break
    if not found:
        raise UserError(
            f"Der er ingen tabel, der kan findes, i ”{name}”. Intet er hentet ind. "
            "Markér tabellen i PDF-læseren, kopiér den, og vælg Sæt tabel ind."
        )
    return joined(found, name)


def _lines(page: PdfPage) -> Iterator[Line]:
    """The page's lines from above, each cut where a wide gap stands."""
    letters = sorted(_letters(page), key=lambda letter: -letter[2])
    rows: list[list[tuple[str, float, float, float, float]]] = []
    for letter in letters:
        height = letter[4] - letter[2]
        if rows and abs(rows[-1][0][2] - letter[2]) <= max(height, rows[-1][0][4] - rows[-1][0][2]) * 0.45:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    for row in rows:
        yield _cut(sorted(row, key=lambda letter: letter[1]))


def _captioned(lines: Sequence[Line]) -> list[Line]:
    """The lines with the caption of a table that was printed here."""
    texts = [line[0].text if len(line) == 1 else "" for line in lines]
    captions = with_captions(texts, [line[0].left for line in lines])
    return [
        line if caption == text else [replace(line[0], text=caption)]
        for line, text, caption in zip(lines, texts, captions, strict=True)
    ]


def _letters(page: PdfPage) -> Iterator[tuple[str, float, float, float, float]]:
    """Each letter with its left, bottom, right and top; spaces are told by the gaps."""
    words = page.get_textpage()
    text = words.get_text_range()
    for n in range(min(words.count_chars(), MOST_CHARACTERS)):
        letter = text[n : n + 1]
        if letter.strip():
            left, bottom, right, top = words.get_charbox(n, loose=True)
            yield letter, left, bottom, right, top
    words.close()


def _cut(row: Sequence[tuple[str, float, float, float, float]]) -> Line:
    size = max(top - bottom for _, _, bottom, _, top in row)
    segments = [Segment(row[0][0], row[0][1], row[0][3])]
    for before, letter in pairwise(row):
        gap = letter[1] - before[3]
        is_figures = before[0].isdigit() and letter[0] in _BEGINS_FIGURE
        if gap > size * (_FIGURE_GAP if is_figures else _GAP):
            segments.append(Segment(letter[0], letter[1], letter[3]))
        else:
            space = " " if gap > size * 0.12 else ""
            segments[-1] = Segment(segments[-1].text + space + letter[0], segments[-1].left, letter[3])
    return segments


def _parts(lines: Sequence[Line], page: int) -> Iterator[Found]:
    """The stretches with figures in columns, each with what stands close over and under it."""
    rows = [n for n, line in enumerate(lines) if has_figures(line)]
    runs: list[list[int]] = []
    for n in rows:
        if runs and _goes_on(lines, runs[-1], n):
            runs[-1].append(n)
        else:
            runs.append([n])
    for place, run in enumerate(runs):
        if len(run) < 2:
            continue
        top = max(run[0] - _ABOVE, runs[place - 1][-1] + 1 if place else 0)
        while top < run[0] and _is_prose(lines[top : run[0]]):
            top += 1
        bottom = min(run[-1] + 1 + _BELOW, runs[place + 1][0] if place + 1 < len(runs) else len(lines))
        below = [line for line in lines[run[-1] + 1 : bottom] if begins_note(line[0].text)]
        whole = [*lines[top : run[-1] + 1], *([BLANK] if below else []), *below]
        yield Found(page, page, whole, top, len(lines) - run[-1] - 1 - len(below))


def _goes_on(lines: Sequence[Line], run: Sequence[int], n: int) -> bool:
    """Whether the figures on a line belong to those over it: close to them, or under a name of many lines."""
    if _is_head(lines[n]) and not all(_is_head(lines[place]) for place in run):
        return False
    between = lines[run[-1] + 1 : n]
    figures = min(line[1].left for line in (lines[place] for place in (*run, n)))
    is_name = all(len(line) == 1 and line[0].right < figures for line in between)
    return len(between) <= 2 or (is_name and len(between) < _LONGEST_NAME)


def _is_head(line: Line) -> bool:
    """Whether the line's figures are years, one after the other, as over a table."""
    others = line if is_year(RawCell(line[0].text)) else line[1:]
    figures = [segment.text for segment in others if is_figure(RawCell(segment.text))]
    return len(figures) > 1 and all(is_year(RawCell(text)) for text in figures) and sorted(set(figures)) == figures


def _is_prose(lines: Sequence[Line]) -> bool:
    """Whether the first of some lines over a table is the end of a sentence, and no head or title."""
    text = lines[0][0].text
    is_sentence = len(lines[0]) == 1 and (len(text) > 90 or text.endswith((".", ",", ":")))
    is_unit = tells_only_units(text) or ends_in_unit(text)
    return is_sentence and not is_unit and not text.lower().startswith("tabel ")
