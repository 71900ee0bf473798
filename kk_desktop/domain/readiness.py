"""Whether a document can be sent: ten things, each ready, missing something, or wrong on the page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Aspect(StrEnum):
    """What is looked at, in the order it is told."""

    STRUCTURE = "structure"
    TITLE = "title"
    LANGUAGE = "language"
    PICTURES = "pictures"
    TABLES = "tables"
    CHARACTERS = "characters"
    ATTACHMENTS = "attachments"
    FIELDS = "fields"
    CONTRAST = "contrast"
    SECRECY = "secrecy"

    @property
    def danish(self) -> str:
        """What the aspect is called on the screen."""
        return _NAMES[self]


_NAMES = {
    Aspect.STRUCTURE: "Oplæsning",
    Aspect.TITLE: "Titel",
    Aspect.LANGUAGE: "Sprog",
    Aspect.PICTURES: "Billeder",
    Aspect.TABLES: "Tabeller",
    Aspect.CHARACTERS: "Tegn",
    Aspect.ATTACHMENTS: "Bilag",
    Aspect.FIELDS: "Felter",
    Aspect.CONTRAST: "Kontrast",
    Aspect.SECRECY: "Fortrolighed",
}


class Standing(IntEnum):
    """How it stands; the higher, the worse."""

    READY = 0
    MISSING = 1  # the document lacks something that somebody must decide on
    WRONG = 2  # the page shows or hides something in a way nobody would send


@dataclass(frozen=True, slots=True)
class Remark:
    """One Danish sentence about an aspect, and the block it is about where it is about one."""

    aspect: Aspect
    message: str
    block_id: str | None = None
    standing: Standing = Standing.MISSING


_READY = {
    Aspect.STRUCTURE: "Al tekst kan læses op i den rigtige rækkefølge.",
    Aspect.TITLE: "Titlen er skrevet.",
    Aspect.LANGUAGE: "Det fremgår, hvilket sprog teksten er på.",
    Aspect.PICTURES: "Ingen billeder mangler en beskrivelse.",
    Aspect.TABLES: "Ingen tabeller mangler overskrifter.",
    Aspect.CHARACTERS: "Alle tegn kan vises, og skrifttypen følger med.",
    Aspect.ATTACHMENTS: "Ingen bilag mangler.",
    Aspect.FIELDS: "Alle felter følger det, de viser.",
    Aspect.CONTRAST: "Al tekst står tydeligt på papiret.",
    Aspect.SECRECY: "Dokumentet er mærket, som sagen er.",
}


@dataclass(frozen=True, slots=True)
class Readiness:
    """All that keeps a document from being sent, the worst first; nothing when it is ready."""

    remarks: tuple[Remark, ...] = ()

    @classmethod
    def of(cls, remarks: Iterable[Remark]) -> Readiness:
        """The remarks in the order they are told, each once."""
        order = list(Aspect)
        told = sorted(dict.fromkeys(remarks), key=lambda remark: (-remark.standing, order.index(remark.aspect)))
        return cls(tuple(told))

    @property
    def standing(self) -> Standing:
        """The worst of it."""
        return max((remark.standing for remark in self.remarks), default=Standing.READY)

    @property
    def words(self) -> str:
        """The whole in two or three words."""
        count = len(self.remarks)
        if not count:
            return "Klar til udgivelse"
        verb = "skal rettes" if self.standing is Standing.WRONG else "mangler"
        return f"{count} ting {verb}"

    @property
    def lines(self) -> list[Remark]:
        """At least one line for each aspect: the remarks, then what is ready."""
        told = {remark.aspect for remark in self.remarks}
        ready = [Remark(aspect, _READY[aspect], standing=Standing.READY) for aspect in Aspect if aspect not in told]
        return [*self.remarks, *ready]
