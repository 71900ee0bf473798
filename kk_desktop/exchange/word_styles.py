"""What a Word paragraph is, by its style and its numbering: a heading, an item of a list, a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

_NUMBERING = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
_STYLES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_HEADING = re.compile(r"heading (\d)")
_LIST = re.compile(r"list (?:bullet|number) (\d)")
_ON = {None, "1", "true", "on"}
_MOST_ANCESTORS = 20
"""How many styles one may rest on; Word allows ten, and a ring of them would never end."""


@dataclass(frozen=True, slots=True)
class Shape:
    """``heading`` and ``list_level`` count from 1; 0 means that it is none."""

    heading: int = 0
    list_level: int = 0
    is_ordered: bool = False
    is_quote: bool = False
    is_contents_list: bool = False


class WordStyles:
    """The document's styles and lists."""

    def __init__(self, part: Any) -> None:
        # By its relation: for a letter without styles the library would look for its own in a folder.
        held = next((rel.target_part for rel in part.rels.values() if rel.reltype == _STYLES), None)
        found = held.element.iter(f"{W}style") if held is not None else ()
        self._styles = {style.get(f"{W}styleId"): style for style in found}
        self._default = next((key for key, style in self._styles.items() if _is_default(style)), None)
        self._formats = _number_formats(part)

    def shape(self, paragraph: Any) -> Shape:
        """What the paragraph is. Word keeps the English names of its own styles in every language."""
        own = paragraph.find(f"{W}pPr")
        style_id = _value(own, "pStyle") or self._default
        lineage = list(self._lineage(style_id))
        names = [(_value(style, "name") or "").lower() for style in lineage]
        if names and names[0].startswith("toc "):
            return Shape(is_contents_list=True)
        properties = [found for found in (own, *(style.find(f"{W}pPr") for style in lineage)) if found is not None]
        heading = _heading(names, properties)
        if heading:
            return Shape(heading)
        number, level = _list_place(properties)
        if number not in (None, "0"):
            form = self._formats.get((number, level), "bullet")
            # "List Bullet 2" is a list of its own to Word, and the level below to whoever chose it.
            deep = max((int(match[1]) for name in names if (match := _LIST.fullmatch(name))), default=1)
            return Shape(list_level=max(level + 1, deep), is_ordered=form not in ("bullet", "none"))
        return Shape(is_quote=any(name in ("quote", "intense quote") for name in names))

    def is_on(self, run_properties: Any, toggle: str) -> bool:
        """Whether the run is bold (``b``), italic (``i``) or hidden (``vanish``), by itself or by its own style."""
        direct = _toggle(run_properties, toggle)
        if direct is not None:
            return direct
        for style in self._lineage(_value(run_properties, "rStyle")):
            found = _toggle(style.find(f"{W}rPr"), toggle)
            if found is not None:
                return found
        return False

    def _lineage(self, style_id: str | None) -> Iterator[Any]:
        """The style and those it rests on, the nearest first."""
        for _ in range(_MOST_ANCESTORS):
            style = self._styles.get(style_id)
            if style is None:
                return
            yield style
            style_id = _value(style, "basedOn")


def children(element: Any) -> Iterator[Any]:
    """The elements within, without comments."""
    return (child for child in element if isinstance(child.tag, str))


def named(element: Any) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _heading(names: list[str], properties: list[Any]) -> int:
    for name in names:
        if match := _HEADING.fullmatch(name):
            return max(1, int(match[1]))
        if name == "title":
            return 1
    outline = next((value for each in properties if (value := _value(each, "outlineLvl")) is not None), "9")
    # 9 is body text (ISO 29500-1, 17.3.1.20); deeper than two is more often a clause than a heading.
    return int(outline) + 1 if outline in ("0", "1") else 0


def _list_place(properties: list[Any]) -> tuple[str | None, int]:
    """Which list the paragraph belongs to and how deep, each from the nearest that says so."""
    numbering = [found for each in properties if (found := each.find(f"{W}numPr")) is not None]
    number = next((value for each in numbering if (value := _value(each, "numId"))), None)
    level = next((value for each in numbering if (value := _value(each, "ilvl"))), "0")
    return number, int(level) if level.isdigit() else 0


def _number_formats(part: Any) -> dict[tuple[str, int], str]:
    """How each level of each list is numbered: ``bullet``, ``decimal`` ..."""
    numbering = next((rel.target_part for rel in part.rels.values() if rel.reltype == _NUMBERING), None)
    if numbering is None:
        return {}
    abstract = {each.get(f"{W}abstractNumId"): each for each in numbering.element.iter(f"{W}abstractNum")}
    formats: dict[tuple[str, int], str] = {}
    for number in numbering.element.iter(f"{W}num"):
        source = abstract.get(_value(number, "abstractNumId"))
        levels = source.iter(f"{W}lvl") if source is not None else ()
        for level in (*levels, *number.iter(f"{W}lvl")):
            place = level.get(f"{W}ilvl", "0")
            if place.isdigit():
                formats[number.get(f"{W}numId"), int(place)] = _value(level, "numFmt") or "decimal"
    return formats


def _is_default(style: Any) -> bool:
    return style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")


def _value(parent: Any, name: str) -> str | None:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return found.get(f"{W}val") if found is not None else None


def _toggle(parent: Any, name: str) -> bool | None:
    found = parent.find(f"{W}{name}") if parent is not None else None
    return None if found is None else found.get(f"{W}val") in _ON
