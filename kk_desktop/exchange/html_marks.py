"""What a tag and its style sheet say about the text inside it; fonts, colours and sizes say nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

_WEIGHT = re.compile(r"font-weight:\s*(bold|normal|\d+)")
_SLANT = re.compile(r"font-style:\s*(italic|oblique|normal)")
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|mso-element:\s*field-(?:begin|separator|end)")
_WORD_LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d)")
_NOTE = re.compile(r"#_?((?:ftn|edn)\d+)$|#sdfootnote(\d+)sym$")
_BACK = re.compile(r"#_?(?:ftn|edn)ref\d+$|#sdfootnote\d+anc$")
_NOTE_TEXT = re.compile(r"((?:ftn|edn)\d+)$|sdfootnote(\d+)$")

_SILENT = {"head", "style", "script", "title", "xml", "del", "template", "noscript", "svg", "button", "select"}
"""What is not read; words deleted under tracked changes among it."""

_BOLD, _ITALIC = {"b", "strong", "th"}, {"i", "em", "cite"}


@dataclass(frozen=True, slots=True)
class Marks:
    """How the text at a place looks and counts.

    ``note`` is the footnote that the place leads to, ``is_mark`` the bullet or number that Word writes before an item.
    """

    bold: bool = False
    italic: bool = False
    link: str | None = None
    note: str = ""
    raised: bool = False
    is_mark: bool = False
    is_silent: bool = False
    keeps_lines: bool = False

    def within(self, tag: str, attributes: Mapping[str, str]) -> Marks:
        """How it is inside the tag."""
        style = attributes.get("style", "").lower()
        marks = replace(
            self,
            bold=_turned(_WEIGHT, style, self.bold or tag in _BOLD),
            italic=_turned(_SLANT, style, self.italic or tag in _ITALIC),
            raised=self.raised or tag == "sup" or "vertical-align:super" in style.replace(" ", ""),
            is_mark=self.is_mark or re.search(r"mso-list:\s*ignore", style) is not None,
            is_silent=self.is_silent or tag in _SILENT or _HIDDEN.search(style) is not None,
            keeps_lines=self.keeps_lines or tag == "pre",
        )
        return marks._leading(attributes.get("href", "")) if tag == "a" else marks

    def _leading(self, address: str) -> Marks:
        if found := _NOTE.search(address):
            return replace(self, note=found[1] or f"ftn{found[2]}")
        if _BACK.search(address):
            return replace(self, is_silent=True)
        return replace(self, link=address) if address.startswith(("http://", "https://", "mailto:")) else self


def word_level(attributes: Mapping[str, str]) -> int:
    """How deep in a list Word has put the paragraph; 0 outside lists."""
    found = _WORD_LEVEL.search(attributes.get("style", "").lower())
    return int(found[1]) if found else 0


def note_told(attributes: Mapping[str, str]) -> str:
    """The footnote whose text stands in the element; empty in others."""
    found = _NOTE_TEXT.match(attributes.get("id", ""))
    return (found[1] or f"ftn{found[2]}") if found else ""


def _turned(pattern: re.Pattern[str], style: str, is_on: bool) -> bool:
    found = pattern.search(style)
    if found is None:
        return is_on
    return found[1] in ("bold", "italic", "oblique") or (found[1].isdigit() and int(found[1]) >= 600)
