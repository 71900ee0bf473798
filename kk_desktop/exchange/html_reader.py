"""Goes through HTML that others have written, however broken, in a time that grows no faster than its length."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_MOST_LONE = 20
"""Angle brackets that open no tag; a few stand in every text ("<" in a value, "a < b"), and cost nothing."""

# What the next bracket is met before the tag's end.
_LONE = re.compile(r"<(?![^<>]*>)")


class HtmlReader(HTMLParser):
    """Python's own parser without its two traps: it looks to the end for whatever has none, and asserts."""

    def __init__(self) -> None:
        super().__init__()
        self._has_endless_comment = False

    def read(self, html: str) -> None:
        """Go through the whole of it."""
        if sum(1 for _ in zip(range(_MOST_LONE + 1), _LONE.finditer(html), strict=False)) > _MOST_LONE:
            html = _LONE.sub("&lt;", html)
        self.feed(html)
        self.close()

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Ends at the next bracket, as in a browser; the library fails on words it does not know there."""
        del report
        return self.rawdata.find(">", i) + 1 or -1

    def parse_comment(self, i: int, report: bool = True) -> int:
        """As the library does, but one that never ends is looked for once only."""
        if self._has_endless_comment or self.rawdata.find("-->", i) < 0:
            self._has_endless_comment = True
            return -1
        return super().parse_comment(i, report)
