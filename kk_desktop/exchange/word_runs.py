"""A Word paragraph's words as runs: bold, italic, links and footnotes kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kk_desktop.domain.text import Run

from .word_styles import W, WordStyles, children, named

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_NOTES = {
    "footnoteReference": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes",
    "endnoteReference": "http://schemas.openxmlformats.org/officeDocument/2006/relationships/endnotes",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_WITHIN = {"ins", "moveTo", "sdt", "sdtContent", "smartTag", "customXml", "fldSimple", "dir", "bdo"}
_LINKS = ("http://", "https://", "mailto:")


class WordRuns:
    """Reads the runs of one document's paragraphs."""

    def __init__(self, part: Any, styles: WordStyles) -> None:
        self._part, self._styles = part, styles
        self._notes = {name: _notes(part, reltype) for name, reltype in _NOTES.items()}

    def of(self, paragraph: Any, link: str | None = None) -> Iterator[Run]:
        """The runs of a paragraph, or of what stands in it as a whole."""
        for child in children(paragraph):
            name = named(child)
            if name == "r":
                yield from self._run(child, link)
            elif name == "hyperlink":
                yield from self.of(child, self._target(child.get(f"{_R}id")))
            elif name in _WITHIN:
                yield from self.of(child, link)

    def _run(self, run: Any, link: str | None) -> Iterator[Run]:
        look = run.find(f"{W}rPr")
        if self._styles.is_on(look, "vanish"):
            return
        bold, italic = self._styles.is_on(look, "b"), self._styles.is_on(look, "i")
        for child in children(run):
            name = named(child)
            if name == "t":
                yield Run(child.text or "", bold, italic, link)
            elif name in _NOTES:
                note = self._notes[name].get(child.get(f"{W}id"), "")
                if note:
                    yield Run(footnote=note)
            elif name in _SIGNS and child.get(f"{W}type") is None:
                yield Run(_SIGNS[name], bold, italic, link)

    def _target(self, rel_id: str | None) -> str | None:
        relation = self._part.rels.get(rel_id)
        if relation is None or not relation.is_external:
            return None
        target = str(relation.target_ref)
        return target if target.lower().startswith(_LINKS) else None


def _notes(part: Any, reltype: str) -> dict[str, str]:
    """The texts of the document's footnotes, by their ids there."""
    found = next((rel.target_part for rel in part.rels.values() if rel.reltype == reltype), None)
    if found is None:
        return {}
    from docx.oxml.parser import parse_xml

    notes: dict[str, str] = {}
    for note in children(parse_xml(found.blob)):
        # Those with a type are the lines between text and notes.
        if note.get(f"{W}type") in (None, "normal"):
            lines = ("".join(words.text or "" for words in line.iter(f"{W}t")) for line in note.iter(f"{W}p"))
            notes[note.get(f"{W}id")] = " ".join(" ".join(lines).split())
    return notes
