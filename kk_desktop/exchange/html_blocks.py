"""Copied HTML from Word, Outlook, LibreOffice and browsers as blocks: lists, bold, links and footnotes kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kk_desktop.domain.spaces import bind
from kk_desktop.domain.text import HEADING_LEVELS, LIST_LEVELS, BlockKind, Run, tidy_runs

from .html_marks import Marks, note_told, word_level
from .html_reader import HtmlReader
from .plain_document import PlainBlock
from .plain_lines import BULLETS

_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "tr", "td", "th",
    "section", "article", "header", "footer", "main", "nav", "aside", "dl", "dt", "dd", "address", "figure",
    "figcaption", "form", "center", "body", "caption", "hr",
}  # fmt: skip
_EMPTY = {"br", "hr", "img", "meta", "link", "input", "col", "wbr", "area", "base", "source"}
_INVISIBLE = dict.fromkeys([
    *map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), *(code for code in range(32) if chr(code) not in "\t\n\r"),
])  # fmt: skip
_NUMBER = re.compile(r"\(?(?:\d{1,3}|[a-zæøå]|[ivx]{1,5})[.)]", re.IGNORECASE)
_BULLET = re.compile(rf"(?:[{re.escape(BULLETS)}●○–-])\s+(?=\S)")
_COUNTED = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_LONGEST_CELL = 200
_DEEPEST = 512
"""Tags within tags; where browsers stop, too."""

_RAISED = {"2": "²", "3": "³"}


def read_html(html: str) -> tuple[list[PlainBlock], bool]:
    """The blocks, and whether they hold headings or lists that the HTML itself marks as such."""
    walker = _Walker()
    walker.read(html)
    walker.end_block()
    blocks = [replace(block, runs=walker.with_notes(block.runs)) for block in walker.blocks]
    is_marked = any(block.kind in (BlockKind.HEADING, BlockKind.LIST_ITEM) for block in blocks)
    return _counted(_levelled([_bulleted(block) for block in blocks])), is_marked


@dataclass(slots=True)
class _Open:
    tag: str
    marks: Marks
    note: str = ""


@dataclass(slots=True)
class _Item:
    level: int
    ordered: bool = False
    mark: str = ""


@dataclass(slots=True)
class _Row:
    first: int
    cells: list[int] = field(default_factory=list)


class _Walker(HtmlReader):
    """Goes through the tags in order; what is broken is read as far as it goes."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[PlainBlock] = []
        self._open: list[_Open] = []
        self._runs: list[Run] = []
        self._item: _Item | None = None
        self._rows: list[_Row] = []
        self._notes: dict[str, str] = {}

    @property
    def _marks(self) -> Marks:
        return self._open[-1].marks if self._open else Marks()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin what the tag begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BLOCKS:
            self.end_block()
        if tag == "br" and not self._marks.is_silent:
            self._runs.append(Run("\n"))
        if tag in _EMPTY or len(self._open) >= _DEEPEST:
            return
        marks = self._marks.within(tag, attributes)
        if marks.note and not self._marks.note:
            self._runs.append(Run(footnote=marks.note))
        self._open.append(_Open(tag, marks, note_told(attributes)))
        self._begin(tag, attributes)

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        if tag == "li":
            lists = [each.tag for each in self._open if each.tag in ("ul", "ol")]
            self._item = _Item(max(len(lists), 1), lists[-1:] == ["ol"])
        elif level := word_level(attributes):
            if tag in _BLOCKS:
                self._item = _Item(level)
        elif tag == "tr":
            self._rows.append(_Row(len(self.blocks)))
        elif tag in ("td", "th") and self._rows:
            self._rows[-1].cells.append(len(self.blocks))

    def handle_endtag(self, tag: str) -> None:
        """End what the tag ends, and whatever was left open inside it."""
        if tag not in (each.tag for each in self._open):
            return
        if tag in _BLOCKS:
            self.end_block()
        while self._open.pop().tag != tag:
            pass
        if tag == "li":
            self._item = None
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())

    def handle_data(self, data: str) -> None:
        """Words."""
        marks = self._marks
        text = data.translate(_INVISIBLE)
        if marks.is_mark and self._item is not None and not marks.is_silent:
            self._item.mark += text.strip()
        if marks.is_silent or marks.is_mark or marks.note:
            return
        text = re.sub(r"[ \t\xa0]+" if marks.keeps_lines else r"\s+", " ", text)
        if marks.raised and text.strip():
            text = self._raised(text)
        self._runs.append(Run(text, marks.bold, marks.italic, marks.link if text.strip() else None))

    def _raised(self, text: str) -> str:
        """A raised digit is a square metre's, or a note's that must not be glued to the word."""
        number, before = text.strip(" []"), "".join(run.text for run in self._runs)
        if number in _RAISED and re.search(r"\b[mkcd]?m$", before):
            return _RAISED[number]
        return f"[{number}]" if number.isdigit() else text

    # What has been read -----------------------------------------------------------------------------------

    def end_block(self) -> None:
        """Make a block of the words since the last one."""
        runs, self._runs = _spaced(self._runs), []
        if not any(run.text.strip() or run.footnote for run in runs):
            return
        note = next((each.note for each in reversed(self._open) if each.note), "")
        if note:
            text = "".join(run.text for run in runs)
            self._notes[note] = f"{self._notes.get(note, '')} {text}".strip()
            return
        item, self._item = self._item, None
        self.blocks.append(self._block(runs, item))

    def _block(self, runs: tuple[Run, ...], item: _Item | None) -> PlainBlock:
        tags = [each.tag for each in self._open]
        heading = next((int(tag[1]) for tag in reversed(tags) if re.fullmatch(r"h[1-6]", tag)), 0)
        if heading:
            number = (Run(f"{item.mark} "),) if item is not None and item.mark else ()
            plain = tuple(replace(run, bold=False, text=run.text.replace("\n", " ")) for run in runs)
            return PlainBlock(BlockKind.HEADING, tidy_runs((*number, *plain)), heading)
        if item is not None:
            ordered = item.ordered or _NUMBER.fullmatch(item.mark) is not None
            return PlainBlock(BlockKind.LIST_ITEM, runs, min(item.level, LIST_LEVELS[-1]), ordered)
        return PlainBlock(BlockKind.QUOTE if "blockquote" in tags else BlockKind.PARAGRAPH, runs)

    def _end_row(self, row: _Row) -> None:
        """A table's row is one line; where cells hold more than a figure or a few words, they only set the page."""
        edges = [*row.cells, len(self.blocks)]
        cells = [self.blocks[first:end] for first, end in pairwise(edges) if first < end]
        if len(cells) < 2 or any(len(cell) > 1 or len(cell[0].text) > _LONGEST_CELL for cell in cells):
            return
        runs = [run for cell in cells for run in (Run(" "), *cell[0].runs)]
        self.blocks[row.first :] = [PlainBlock(BlockKind.PARAGRAPH, _spaced(runs))]

    def with_notes(self, runs: Sequence[Run]) -> tuple[Run, ...]:
        """The runs with their footnotes' texts; a number whose note was not copied goes."""
        told = (replace(run, footnote=self._notes.get(run.footnote)) if run.footnote else run for run in runs)
        return tidy_runs(run for run in told if run.text or run.footnote)


def _spaced(runs: Sequence[Run]) -> tuple[Run, ...]:
    """The runs with one space where there were several, and none at the edges of a line."""
    spaced: list[Run] = []
    ends_open = False
    for run in runs:
        text = re.sub(r" *\n *", "\n", run.text)
        if not ends_open:
            text = text.lstrip(" ")
        if text.startswith("\n") and spaced:
            spaced[-1] = replace(spaced[-1], text=spaced[-1].text.rstrip(" "))
        spaced.append(run if text == run.text else replace(run, text=text))
        if text:
            ends_open = not text.endswith((" ", "\n"))
        elif run.footnote:
            ends_open = True
    return _trimmed(spaced)


def _trimmed(runs: list[Run]) -> tuple[Run, ...]:
    kept = [run for run in runs if run.text or run.footnote]
    while kept and not kept[0].footnote and not kept[0].text.strip():
        del kept[0]
    while kept and not kept[-1].footnote and not kept[-1].text.strip():
        del kept[-1]
    if kept:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(replace(run, text=bind(run.text)) for run in tidy_runs(kept))


def _bulleted(block: PlainBlock) -> PlainBlock:
    """A paragraph that begins with a bullet somebody typed is an item."""
    if block.kind is not BlockKind.PARAGRAPH or (found := _BULLET.match(block.text)) is None:
        return block
    return replace(block, kind=BlockKind.LIST_ITEM, runs=_without_start(block.runs, found.end()))


def _counted(blocks: list[PlainBlock]) -> list[PlainBlock]:
    """Paragraphs that somebody has numbered 1, 2 and so on are items."""
    numbers = [_COUNTED.match(block.text) if block.kind is BlockKind.PARAGRAPH else None for block in blocks]
    counts = [int(found[1]) if found else 0 for found in numbers]
    for place, (block, found) in enumerate(zip(blocks, numbers, strict=True)):
        before, after = counts[place - 1] if place else 0, counts[place + 1] if place + 1 < len(counts) else 0
        goes_on = counts[place] in (before + 1, after - 1) and (before or after) and counts[place] > 0
        if found is not None and goes_on:
            runs = _without_start(block.runs, found.end())
            blocks[place] = replace(block, kind=BlockKind.LIST_ITEM, runs=runs, ordered=True)
    return blocks


def _without_start(runs: Sequence[Run], count: int) -> tuple[Run, ...]:
    rest: list[Run] = []
    for run in runs:
        gone = min(count, len(run.text))
        count -= gone
        rest.append(replace(run, text=run.text[gone:]))
    return tidy_runs(rest)


def _levelled(blocks: list[PlainBlock]) -> list[PlainBlock]:
    """The highest heading that was copied is a heading, those below it subheadings."""
    top = min((block.level for block in blocks if block.kind is BlockKind.HEADING), default=1)
    return [
        replace(block, level=HEADING_LEVELS[0] if block.level == top else HEADING_LEVELS[1])
        if block.kind is BlockKind.HEADING
        else block
        for block in blocks
    ]
