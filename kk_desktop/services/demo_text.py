"""Reads the small markup of the example documents into blocks; ``resources/demo/README.md`` tells how it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import Block, BlockKind, Run, check_block

_INLINE = re.compile(r"\*\*(?P<bold>.+?)\*\*|\*(?P<italic>.+?)\*|\^\[(?P<note>.+?)\]|\{(?P<field>[^}]+)\}")
_KEY = re.compile(r"\s*\{#(?P<key>[\w-]+)\}$")
_ITEM = re.compile(r"(?P<indent>(?:  )*)(?P<mark>-|\d+\.) (?P<text>.*)", re.DOTALL)
_TABLE = re.compile(r"\[table (?P<key>[\w-]+)\]")
_PICTURE = re.compile(r"\[picture (?P<file>[\w.-]+): (?P<caption>.+?) \| (?P<told>.+)\]")
_MARKS = {
    "# ": (BlockKind.HEADING, 1),
    "## ": (BlockKind.HEADING, 2),
    "+ ": (BlockKind.CLAUSE, 1),
    "> ": (BlockKind.QUOTE, 1),
}


@dataclass(frozen=True, slots=True)
class Draft:
    """A block as it is read, with the key others know it by."""

    block: Block
    key: str = ""


class TextReader:
    """Turns markup into blocks; what a table's key, a picture's name and a field's words mean is handed in."""

    def __init__(
        self,
        new_id: Callable[[], str],
        table_id: Callable[[str], str],
        picture: Callable[[str], StoredFile],
        field: Callable[[str], Run],
    ) -> None:
        self._new_id = new_id
        self._table_id = table_id
        self._picture = picture
        self._field = field

    def read(self, text: str) -> list[Draft]:
        """The blocks of a whole text. Raises ``ValueError`` for a block that breaks the rules of its kind."""
        return [self._draft(piece) for piece in _pieces(text)]

    def _draft(self, piece: str) -> Draft:
        key = _KEY.search(piece)
        block = self._block(_KEY.sub("", piece))
        return Draft(check_block(block), key["key"] if key else "")

    def _block(self, piece: str) -> Block:
        block_id = self._new_id()
        if piece == "---":
            return Block(block_id, BlockKind.PAGE_BREAK)
        if table := _TABLE.fullmatch(piece):
            return Block(block_id, BlockKind.TABLE, table_id=self._table_id(table["key"]))
        if picture := _PICTURE.fullmatch(piece):
            file = self._picture(picture["file"])
            return Block(block_id, BlockKind.PICTURE, self._runs(picture["caption"]), picture=file, alt=picture["told"])
        if item := _ITEM.fullmatch(piece):
            level = len(item["indent"]) // 2 + 1
            ordered = item["mark"] != "-"
            return Block(block_id, BlockKind.LIST_ITEM, self._runs(item["text"]), level, ordered)
        for mark, (kind, level) in _MARKS.items():
            if piece.startswith(mark):
                text = (
                    piece.removeprefix(mark).replace(f" {mark}", " ") if kind is BlockKind.QUOTE else piece[len(mark) :]
                )
                return Block(block_id, kind, self._runs(text), level)
        return Block(block_id, BlockKind.PARAGRAPH, self._runs(piece))

    def _runs(self, text: str) -> tuple[Run, ...]:
        return tuple(self._each_run(text))

    def _each_run(self, text: str) -> Iterator[Run]:
        end = 0
        for match in _INLINE.finditer(text):
            yield Run(text[end : match.start()])
            end = match.end()
            if match["field"]:
                yield self._field(match["field"])
            elif match["note"]:
                yield Run(footnote=match["note"])
            else:
                yield Run(match["bold"] or match["italic"], bold=bool(match["bold"]), italic=bool(match["italic"]))
        yield Run(text[end:])


def _pieces(text: str) -> Iterator[str]:
    """Each block's lines as one line: a list item begins a piece of its own, other pieces end at a blank line."""
    for paragraph in re.split(r"\n\s*\n", text.strip("\n")):
        lines: list[str] = []
        for line in paragraph.split("\n"):
            if _ITEM.fullmatch(line) and lines:
                yield " ".join(lines)
                lines = []
            lines.append(line.rstrip())
        yield " ".join(lines)
