"""Bookmarks: the headings of a document beside its pages, each leading to its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from .objects import File, Raw, text_string
from .tree import STRUCK, Element

_SOFT_HYPHEN = "\u00ad"


@dataclass(slots=True)
class Bookmark:
    """A heading's words and where its first line stands: its page, and the height from the page's foot."""

    level: int
    page: int
    top: float
    words: list[str] = field(default_factory=list)
    thing: Raw = field(default_factory=Raw)
    below: list[Bookmark] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading on one line."""
        return " ".join("".join(self.words).replace(_SOFT_HYPHEN, "").split())


class Outline:
    """Gathers the headings as they are drawn, and writes them as bookmarks."""

    def __init__(self) -> None:
        self._found: dict[Element, Bookmark] = {}

    def note(self, element: Element, text: str, page: int, top: float) -> None:
        """Take in a piece of drawn text, if it belongs to a heading; what is struck out is no part of its words.

        Nor is a footnote's mark.
        """
        heading = element.heading
        if heading is None or element.kind == "Reference" or element.attributes == STRUCK:
            return
        mark = self._found.get(heading)
        if mark is None:
            mark = self._found[heading] = Bookmark(int(heading.kind[1:]), page, top)
        mark.words.append(text)

    def write(self, file: File, pages: list[str]) -> None:
        """Put the bookmarks into the file; none, when it has no headings."""
        if not self._found:
            return
        top = Raw()
        roots = _nested(list(self._found.values()))
        count = _write(file, roots, file.number(top), pages)
        top.body = f"<< /Type /Outlines {_ends(file, roots)} /Count {count} >>".encode("ascii")
        file.catalog["Outlines"] = file.number(top)


def _nested(marks: list[Bookmark]) -> list[Bookmark]:
    roots: list[Bookmark] = []
    open_marks: list[Bookmark] = []
    for mark in marks:
        while open_marks and open_marks[-1].level >= mark.level:
            open_marks.pop()
        (open_marks[-1].below if open_marks else roots).append(mark)
        open_marks.append(mark)
    return roots


def _write(file: File, marks: list[Bookmark], parent: str, pages: list[str]) -> int:
    """Give each bookmark its body, all of them open; returns how many there are, with those below."""
    references = [file.number(mark.thing) for mark in marks]
    count = 0
    for n, mark in enumerate(marks):
        parts = [f"<< /Title {text_string(mark.title)} /Parent {parent}"]
        parts.append(f"/Dest [{pages[mark.page]} /XYZ 0 {mark.top:.2f} 0]")
        if n:
            parts.append(f"/Prev {references[n - 1]}")
        if n + 1 < len(marks):
            parts.append(f"/Next {references[n + 1]}")
        if mark.below:
            below = _write(file, mark.below, references[n], pages)
            parts.append(f"{_ends(file, mark.below)} /Count {below}")
            count += below
        mark.thing.body = (" ".join(parts) + " >>").encode("ascii")
    return count + len(marks)


def _ends(file: File, marks: list[Bookmark]) -> str:
    return f"/First {file.number(marks[0].thing)} /Last {file.number(marks[-1].thing)}"
