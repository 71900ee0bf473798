"""What a field can point at, and the forms in which it says so in a sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .dates import write_date
from .decisions import genitive
from .figure_forms import forms_of, keeps_decimals, told_decimals
from .figures import NOTHING, Reckoned
from .people import Person
from .text import Field, FieldSource
from .wording import dotted

FORMS: Mapping[FieldSource, Sequence[Sequence[str]]] = {
    FieldSource.ATTACHMENT: (("number",),),
    FieldSource.TREATMENT: (("date", "day"), ("reference",), ("outcome",)),
    FieldSource.DOCUMENT: (("date", "day"),),
    FieldSource.HEARING: (("due", "due_day"), ("received", "received_day"), ("sender", "sender_genitive"), ("title",)),
    FieldSource.CASE: (("number",),),
    FieldSource.AREA: (("name", "genitive"),),
    FieldSource.BODY: (("name", "genitive", "short", "short_genitive"),),
    FieldSource.PERSON: (("name", "genitive", "titled"),),
}
"""Each source's forms; those that stand together are ways of saying the same. A figure's stand in ``figures.py``."""


_BETWEEN = re.compile(r"[\s(),;:”–-]+")

_LONG = 4
"""Letters of a word that is also looked for inside others: "valt" is in every forvaltning, but so is "alt"."""


_UNIT_WORDS = ("mia.", "mio.", "t.kr.", "kr.", "p/l", "løbende", "priser", "0")
"""What stands beside the digits of an amount."""


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One way of saying it: the form's name in the file, what it says now, and what tells it from one that does too."""

    form: str
    says: str
    note: str = ""

    @property
    def shown(self) -> str:
        """What is shown to choose by: 1,51 mio. kr. · altid 2 decimaler."""
        return dotted(self.says, self.note)


def told_forms(says: Mapping[str, str]) -> tuple[FieldForm, ...]:
    """The forms with what they say; of two that say the same, the one that keeps its decimals tells so."""
    return tuple(
        FieldForm(form, words, told_decimals(form) if _is_doubled(form, words, says) else "")
        for form, words in says.items()
    )


def _is_doubled(form: str, words: str, says: Mapping[str, str]) -> bool:
    return any(words == said and keeps_decimals(form, other) for other, said in says.items())


@dataclass(frozen=True)
class FieldChoice:
    """Something the text can point at, under a group's name.

    ``name`` tells what it is, ``origin`` where it lies; ``forms`` is never empty, the likeliest first: ``told``, or
    those of the ``figure``, worked out when somebody asks, for a table may have 25,000 of them. ``place`` is the kind
    and id of the thing to go to. What is only shown ``when_asked`` would drown the rest. ``remark`` is a Danish
    sentence about how it is made up, where that may be a mistake.
    """

    group: str
    name: str
    origin: str
    source: FieldSource
    target: str
    told: tuple[FieldForm, ...]
    place: tuple[str, str]
    when_asked: bool = False
    figure: Reckoned = NOTHING
    remark: str = ""

    @cached_property
    def forms(self) -> tuple[FieldForm, ...]:
        """Every way of saying it."""
        return self.told or told_forms(forms_of(self.figure))

    def field(self, field_id: str, form: str) -> Field:
        """The field that points at it."""
        return Field(field_id, self.source, self.target, form)

    def answers(self, words: str) -> bool:
        """Whether every one of the words somebody looks for begins one in it, or stands in it when it is long.

        Asked for nothing, it is shown or not.
        """
        if not words.strip():
            return not self.when_asked
        missing = [word for word in words.casefold().split() if not self._has(word, *self._names)]
        return all(self._may_say(word) and self._has(word, *self._says) for word in missing)

    def _may_say(self, word: str) -> bool:
        """Whether it is worth writing out every form to look for the word in them."""
        if self.figure.ore is None:
            return True
        digits = "".join(filter(str.isdecimal, word)).lstrip("0")
        if digits:
            return any(str(abs(ore)).startswith(digits) for ore in (self.figure.ore, self.figure.shown))
        return any(each.startswith(word) for each in _UNIT_WORDS)

    @staticmethod
    def _has(word: str, whole: str, begins: Sequence[str]) -> bool:
        if word not in whole:
            return False
        return len(word) >= _LONG or any(each.startswith(word) for each in begins)

    @cached_property
    def _names(self) -> tuple[str, Sequence[str]]:
        whole = " ".join((self.group, self.name, self.origin)).casefold()
        return whole, _BETWEEN.split(whole)

    @cached_property
    def _says(self) -> tuple[str, Sequence[str]]:
        whole = " ".join(form.says for form in self.forms).casefold()
        return whole, _BETWEEN.split(whole)


def say_date(day: date, form: str) -> str:
    """``den 4. april 2011``, or without "den" in the forms that end so."""
    bare = write_date(day)
    return bare if form.endswith("day") else f"den {bare}"


def say_name(name: str, short: str, form: str) -> str | None:
    """A name, its genitive or its short form; nothing where it has none.

    An abbreviation takes an apostrophe before its s (Retskrivningsordbogen § 13).
    """
    match form:
        case "name":
            return name or None
        case "genitive":
            return genitive(name) if name else None
        case "short":
            return short or None
        case "short_genitive":
            return _short_genitive(short) if short else None
    return None


def say_person(person: Person, form: str, day: date | None = None) -> str | None:
    """A person's name, its genitive, or the name after the title of the day where there is one."""
    if form == "titled":
        title = person.title_on(day)
        return f"{title} {person.name}" if title else None
    return say_name(person.name, "", form)


def _short_genitive(short: str) -> str:
    return f"{short}’" if short.lower().endswith(("s", "x", "z")) else f"{short}’s"
