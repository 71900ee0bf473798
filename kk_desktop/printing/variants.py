"""Ways to print a document that change its pages but not its text: as a proof for the pen, or for a window."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from kk_desktop.domain.documents import Document
from kk_desktop.errors import UserError

from .embedded import Embedded
from .templates import Footer, Page, Template

_PROOF_PAGE = Page(left=25, measure=115, later=38, last=264)
_PROOF_TITLE = 44.3


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands boxed at the head of every page, and the lines beside it."""

    word: str
    lines: tuple[str, ...]
    on_proof: bool = False


@dataclass(frozen=True, slots=True)
class Variant:
    """How a document is printed this time.

    ``proof`` holds the one or two lines beside UDKAST, and ``number`` which draft it is, where drafts are kept.
    ``window`` puts the recipient's address where an envelope's window shows it; ``review`` holds the lines beside
    TIL GENNEMSYN. ``files`` travel inside the PDF, which then is PDF/A-3 and says so.
    """

    proof: tuple[str, ...] | None = None
    window: bool = False
    review: tuple[str, ...] | None = None
    files: tuple[Embedded, ...] = ()
    number: int = 0

    def template(self, template: Template) -> Template:
        """The kind's template as this variant changes it: a proof has one page for every kind of text."""
        if template.slide is not None:
            return template
        if self.proof is None:
            return self._with_window(template) if self.window else template
        return msgspec.structs.replace(
            template,
            page=_PROOF_PAGE,
            title=msgspec.structs.replace(template.title, baseline=_PROOF_TITLE),
            head=None,
            recipient=None,
            column=None,
            running=None,
            opening=None,
            footer=Footer(baseline=282.3),
        )

    def _with_window(self, template: Template) -> Template:
        window, column = template.window, template.column
        if window is None:
            raise UserError(f"{template.name} kan ikke udskrives til rudekuvert. Teksten er ikke ændret. Vælg et brev.")
        return msgspec.structs.replace(
            template,
            title=msgspec.structs.replace(template.title, baseline=window.title),
            column=msgspec.structs.replace(column, baseline=window.column) if column else None,
        )

    def mark(self, document: Document) -> Mark | None:
        """The document's mark, if any. A confidential document stays so on a proof and for review, in the same box."""
        words, lines = [], []
        if document.confidential_reason:
            words.append("FORTROLIG")
            lines.append(f"{document.confidential_reason}, jf. {document.confidential_paragraph}")
        if self.proof is not None:
            words.append(f"UDKAST {self.number}" if self.number else "UDKAST")
            lines += self.proof
        elif self.review is not None:
            words.append("TIL GENNEMSYN")
            lines += self.review
        return Mark(" – ".join(words), tuple(lines), on_proof=self.proof is not None) if words else None


PLAIN = Variant()
