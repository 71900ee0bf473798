"""From runs of text to pieces a line can be broken of: cleaned, bound, and each under its element."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from kk_desktop.domain.readiness import Aspect, Standing
from kk_desktop.domain.spaces import bind
from kk_desktop.domain.text import Run
from kk_desktop.domain.wording import quoted

from .changes import changed_element, look_of_change
from .characters import clean, describe, one_line
from .lines import Line, Look, Note, Piece, break_lines, set_line
from .pages import NOTE_INDENT
from .rendered import Finding
from .strips import look_of
from .tagging.tree import Element
from .templates import Styles, TextStyle

_SMALLEST = 6.0
"""Points below which a line that was made smaller cannot be read."""

_QUOTED = 60
"""Letters of a text that a finding repeats."""

_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Setter:
    """Turns text into pieces, counting footnotes through the document and gathering what a person must look at."""

    styles: Styles
    measure: float
    findings: list[Finding] = field(default_factory=list)
    notes: int = 0
    _heading_level: int = 0

    def heading(self, level: int, root: Element) -> Element:
        """A heading's element under ``root``: one lower in an annex, never more than one below the last heading.

        PDF/UA-1 (7.4.2) allows no level to be left out, and the first one to be H1 alone.
        """
        lowered = level + (1 if root.parent is not None else 0)
        self._heading_level = min(lowered, self._heading_level + 1)
        return Element(f"H{self._heading_level}", root)

    def pieces(
        self, runs: Sequence[Run], style: TextStyle, element: Element, *, block_id: str | None = None
    ) -> list[Piece]:
        """The runs as pieces under ``element``; links, references and foreign words get elements of their own."""
        looks = [
            look_of(style, bold=run.bold, italic=run.italic) if run.change is None else look_of_change(style, run)
            for run in runs
        ]
        texts = self._texts([run.text if run.footnote is None else "" for run in runs], looks, block_id)
        pieces = []
        for run, look, text in zip(runs, looks, texts, strict=True):
            if run.footnote is not None:
                pieces.append(self._footnote(run, look, element, block_id))
            elif text:
                pieces.append(Piece(text, look, _inline(run, element)))
        return pieces

    def plain(
        self, text: str, style: TextStyle, element: Element, *, bold: bool = False, block_id: str | None = None
    ) -> list[Piece]:
        """One plain text as pieces."""
        look = look_of(style, bold=bold)
        missing: set[str] = set()
        shown = bind(clean(text, look.face, missing))
        self.tell_of(missing, block_id)
        return [Piece(shown, look, element)] if shown else []

    def line(
        self,
        text: str,
        style: TextStyle,
        element: Element,
        *,
        bold: bool = False,
        room: float = float("inf"),
        block_id: str | None = None,
    ) -> Line:
        """One plain text on one line, however long; set smaller where it would be wider than the room.

        What becomes too small to read is among the findings.
        """
        text = one_line(text)
        line = set_line(self.plain(text, style, element, bold=bold, block_id=block_id))
        if line.width > room:
            smaller = msgspec.structs.replace(style, size=style.size * room / line.width)
            if smaller.size < _SMALLEST:
                words = quoted(text, _QUOTED)
                message = f"{words} er for langt til sin linje på siden og er sat meget småt. Gør det kortere."
                self.findings.append(Finding(message, block_id))
            line = set_line(self.plain(text, smaller, element, bold=bold))
        return line

    def _texts(self, texts: Sequence[str], looks: Sequence[Look], block_id: str | None) -> list[str]:
        """The texts as they can be drawn, with what must not be divided bound together across them."""
        missing: set[str] = set()
        texts = [clean(text, look.face, missing) for text, look in zip(texts, looks, strict=True)]
        self.tell_of(missing, block_id)
        whole = bind("".join(texts))
        bound, start = [], 0
        for text in texts:
            bound.append(whole[start : start + len(text)])
            start += len(text)
        return bound

    def tell_of(self, missing: set[str], block_id: str | None) -> None:
        """Let a finding tell of characters that the typeface lacks."""
        if missing:
            message = f"Skrifttypen mangler tegnet {describe(missing)}. Der er sat � i stedet."
            self.findings.append(Finding(message, block_id, Aspect.CHARACTERS, Standing.WRONG))

    def _footnote(self, run: Run, look: Look, element: Element, block_id: str | None) -> Piece:
        self.notes += 1
        label = str(self.notes)
        style = self.styles.footnote
        note = Element("Note", element.parent)
        lines = break_lines(
            self.pieces([Run(run.footnote or "", change=run.change)], style, note, block_id=block_id),
            self.measure - NOTE_INDENT,
            hyphenate=True,
        )
        mark = Element("Reference", _inline(Run(change=run.change), element), inline=True)
        return Piece(
            label.translate(_SUPERSCRIPTS),
            look,
            mark,
            Note(lines, self.line(label + " ", style, Element("Lbl", note, inline=True))),
        )


def _inline(run: Run, element: Element) -> Element:
    if run.change is not None:
        element = changed_element(run, element)
    if run.link:
        return Element("Link", element, inline=True, lang=run.language or "", url=run.link)
    if run.language:
        return Element("Span", element, inline=True, lang=run.language)
    return element
