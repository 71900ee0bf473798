"""Ways to print a document that change its pages but not its text: as confidential, or as a proof for the pen."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from kk_desktop.errors import UserError

from .templates import Footer, Page, Template

_PROOF_PAGE = Page(left=25, measure=115, later=38, last=264)
_PROOF_TITLE = 44.3


@dataclass(frozen=True, slots=True)
class Confidential:
    """Why a document is confidential: the reason and the paragraph of the law, which the mark never lacks.

    Raises ``UserError`` when either is empty.
    """

    reason: str
    paragraph: str

    def __post_init__(self) -> None:
        if not self.reason.strip() or not self.paragraph.strip():
            raise UserError(
                "Mærket FORTROLIG skal have både en begrundelse og en paragraf. Dokumentet er ikke ændret. Skriv dem."
            )


@dataclass(frozen=True, slots=True)
class Variant:
    """How a document is printed this time.

    ``proof`` holds the one or two lines beside UDKAST; ``address`` the recipient's lines for an envelope's window.
    """

    confidential: Confidential | None = None
    proof: tuple[str, ...] | None = None
    address: tuple[str, ...] = ()

    def template(self, template: Template) -> Template:
        """The kind's template as this variant changes it: a proof has one page for every kind of text."""
        if template.slide is not None:
            return template
        if self.proof is None:
            return self._with_window(template) if self.address else template
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

    @property
    def mark(self) -> tuple[str, tuple[str, ...]] | None:
        """The word in the box, and the lines beside it; a proof is told to be one before anything else."""
        if self.proof is not None:
            return "UDKAST", self.proof
        if self.confidential is not None:
            return "FORTROLIG", (f"{self.confidential.reason}, jf. {self.confidential.paragraph}",)
        return None


PLAIN = Variant()
