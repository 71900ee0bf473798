"""Strict readers of RTF and HTML tables, which know nothing of how they were written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

_TOKEN = re.compile(r"\\u(-?\d+)\?|\\([a-z]+)(-?\d+)? ?|\\([^a-z0-9])|([{}])|([^\\{}\r\n]+)|[\r\n]+")
_SIGNS = {"endash": "–", "line": "\n", "tab": "\t"}


@dataclass
class Rtf:
    """What a reader finds: the rows with their cells, the text outside tables, pictures and their words."""

    rows: list[list[str]] = field(default_factory=list)
    heads: int = 0
    paragraphs: list[str] = field(default_factory=list)
    pictures: list[bytes] = field(default_factory=list)
    described: list[str] = field(default_factory=list)


def read_rtf(data: bytes) -> Rtf:
    """The document. Fails where groups, rows or cells do not fit together."""
    text = data.decode("ascii")
    assert text.startswith("{\\rtf1")
    reader, place = _RtfReader(), 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        assert match, text[place : place + 20]
        place = match.end()
        reader.take(*match.groups())
    assert reader.groups == []
    assert reader.ends is None
    return reader.found


class _RtfReader:
    def __init__(self) -> None:
        self.found = Rtf()
        self.groups: list[list[str]] = []
        self.ends: list[int] | None = None
        self._words: list[str] = []
        self._cells: list[str] = []

    def take(self, unit: str, word: str, number: str, sign: str, brace: str, plain: str) -> None:
        if brace == "{":
            self.groups.append([])
        elif brace == "}":
            self._end_group(self.groups.pop())
        elif word:
            self._control(word, number)
        elif unit:
            self._words.append(int(unit).to_bytes(2, "little", signed=True).decode("utf-16-le", "surrogatepass"))
        elif sign:
            self._words.append({"~": "\u00a0", "*": ""}.get(sign, sign))
        elif plain and not any("fonttbl" in group for group in self.groups) and "sn" not in self.groups[-1]:
            self._words.append(plain)

    def _end_group(self, ended: list[str]) -> None:
        if "sv" in ended:
            self.found.described.append(self._told())
        if "pngblip" in ended:
            self.found.pictures.append(bytes.fromhex(self._told()))

    def _control(self, word: str, number: str) -> None:
        if word in _SIGNS:
            self._words.append(_SIGNS[word])
        elif word == "trhdr":
            self.found.heads += 1
        elif word == "cell":
            self._cells.append(self._told())
        elif word == "par":
            self.found.paragraphs.append(self._told())
        elif word in ("trowd", "cellx", "row"):
            self._row(word, number)
        else:
            self.groups[-1].append(word)

    def _row(self, word: str, number: str) -> None:
        if word == "trowd":
            assert self.ends is None
            self.ends, self._cells = [], []
            return
        assert self.ends is not None
        if word == "cellx":
            self.ends.append(int(number))
            return
        assert len(self._cells) == len(self.ends)
        assert self.ends == sorted(set(self.ends))
        self.found.rows.append(self._cells)
        self.ends = None

    def _told(self) -> str:
        words, self._words = _joined(self._words), []
        return words


def _joined(words: list[str]) -> str:
    return "".join(words).encode("utf-16-le", "surrogatepass").decode("utf-16-le")


class Html(HTMLParser):
    """Every row with its cells (kind, text, facts), the caption, pictures and paragraphs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[tuple[str, str, dict[str, str | None]]]] = []
        self.caption = ""
        self.notes: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self._open: list[str] = []
        self._facts: dict[str, str | None] = {}
        self._text = ""
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.pictures.append(dict(attrs))
        elif tag == "br":
            self._text += "\n"
        elif tag != "meta":
            self._open.append(tag)
            self._facts, self._text = dict(attrs), ""
            if tag == "tr":
                self.rows.append([])

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag
        if tag in ("td", "th"):
            self.rows[-1].append((tag, self._text, self._facts))
        elif tag == "caption":
            self.caption = self._text
        elif tag == "p":
            self.notes.append(self._text)

    def handle_data(self, data: str) -> None:
        self._text += data
