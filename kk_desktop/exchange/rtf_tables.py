"""Tables and charts as RTF for the clipboard, which Word and Outlook take in where they are given both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kk_desktop.domain.table_copies import CopiedCell, CopiedRow, CopiedTable

_HEAD = r"{\rtf1\ansi\ansicpg1252\uc1\deff0{\fonttbl{\f0\fswiss Calibri;}}\lang1030\f0\fs20 "
_ROOM = 9000
"""Twentieths of a point that a table is wide: the text of an ordinary page."""

_FIGURE, _LEAST_FIGURE, _LEAST_NAME = 1150, 500, 2600
_INDENT = 170
_THICK, _THIN = 30, 15
_PIXEL = 15
"""Twentieths of a point in a pixel on the screen."""

_ESCAPED = {"\\": "\\\\", "{": "\\{", "}": "\\}", "\n": "\\line ", "\t": "\\tab ", "\u00a0": "\\~", "–": "\\endash "}


def write_table(table: CopiedTable) -> bytes:
    """The table as a document of its own."""
    places = _places(table)
    parts = [_HEAD]
    if table.caption:
        parts.append(rf"\pard\keepn\sa60{{\b {escaped(table.caption)}}}\par" + "\n")
    for place, row in enumerate(table.head):
        over, under = (_THICK if place == 0 else 0), (_THIN if place == len(table.head) - 1 else 0)
        parts.append(_row(row, places, over, under, is_head=True))
    for place, row in enumerate(table.body):
        is_last = bool(table.head) and place == len(table.body) - 1
        parts.append(_row(row, places, _THIN if row.is_sum else 0, _THICK if is_last else 0))
    parts += (rf"\pard\sb60{{\fs17 {escaped(note)}}}\par" + "\n" for note in table.notes)
    return "".join((*parts, r"\pard}")).encode("ascii")


def write_picture(png: bytes, told: str, width: int, height: int) -> bytes:
    """A picture with the words for those who cannot see it; its size in pixels on the screen."""
    size = rf"\picwgoal{width * _PIXEL}\pichgoal{height * _PIXEL}"
    words = rf"{{\*\picprop{{\sp{{\sn wzDescription}}{{\sv {escaped(' '.join(told.split()))}}}}}}}"
    return rf"{_HEAD}{{\*\shppict{{\pict{words}\pngblip{size} {png.hex()}}}}}\par}}".encode("ascii")


def escaped(text: str) -> str:
    """The text as RTF holds it; halves of a character and control characters have no place in it."""
    return "".join(_letters(text))


def _letters(text: str) -> Iterator[str]:
    for character in text:
        code = ord(character)
        if character in _ESCAPED:
            yield _ESCAPED[character]
        elif 0x20 <= code < 0x7F:
            yield character
        elif code >= 0xA0 and not 0xD800 <= code <= 0xDFFF:
            units = character.encode("utf-16-le")
            for start in range(0, len(units), 2):
                # A reader that does not know the character shows what follows.
                yield rf"\u{int.from_bytes(units[start : start + 2], 'little', signed=True)}?"


def _places(table: CopiedTable) -> list[int]:
    """Where each column ends."""
    has_names = any(cell.is_name for row in table.body for cell in row.cells)
    figures = table.width - has_names
    room = _ROOM - (_LEAST_NAME if has_names else 0)
    wide = max(_LEAST_FIGURE, min(_FIGURE, room // max(figures, 1)))
    first = max(_LEAST_NAME, _ROOM - wide * figures) if has_names else 0
    return [first] * has_names + [first + wide * place for place in range(1, figures + 1)]


def _row(row: CopiedRow, places: Sequence[int], over: int, under: int, *, is_head: bool = False) -> str:
    shapes, words, place = [], [], 0
    for cell in row.cells:
        place += cell.span
        edges = (rf"\clbrdrt\brdrs\brdrw{over}" if over else "") + (rf"\clbrdrb\brdrs\brdrw{under}" if under else "")
        shapes.append(rf"\clvertalb{edges}\cellx{places[place - 1]}")
        words.append(_cell(cell, row, is_head=is_head))
    head = r"\trhdr" if is_head else ""
    return rf"\trowd\trgaph70\trkeep{head}{''.join(shapes)}{''.join(words)}\row" + "\n"


def _cell(cell: CopiedCell, row: CopiedRow, *, is_head: bool) -> str:
    is_bold = is_head or row.is_sum or (row.is_title and cell.is_name)
    side = rf"\ql\li{_INDENT * row.indent}" if cell.is_name else r"\qr\li0"
    bold = r"\b " if is_bold else ""
    return rf"\pard\intbl{side}{{{bold}{escaped(cell.text)}}}\cell"
