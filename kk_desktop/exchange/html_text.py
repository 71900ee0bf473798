"""The words of an HTML page or mail as plain lines; nothing in it is fetched or run."""

from __future__ import annotations

from .html_reader import HtmlReader

LONGEST = 4_000_000
"""Characters that are read: a mail's HTML takes some ten times its words."""

_BREAKING = {"p", "div", "br", "tr", "li", "ul", "ol", "table", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = {"head", "style", "script", "title"}


def html_text(html: str) -> str:
    """Its text, a line for each paragraph; whatever is broken in it is read as far as it goes."""
    reader = _Reader()
    reader.read(html[:LONGEST])
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Reader(HtmlReader):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._silent = ""

    def handle_starttag(self, tag: str, _attrs: object) -> None:
        if tag in _SILENT:
            self._silent = self._silent or tag
        if tag in _BREAKING:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        # A style sheet that is never closed ends with the head.
        if tag in (self._silent, "head"):
            self._silent = ""
        if tag in _BREAKING:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.pieces.append(data.replace("\r", " ").replace("\n", " "))
