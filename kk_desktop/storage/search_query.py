"""What a person types in the search, read into what the full text understands; nothing typed is a fault."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kk_desktop.language.stems import spellings

from .rows import whole_characters

Forms = Callable[[str], Iterable[str]]

MOST_PARTS = 40
"""Different words of a query that must all be found; the rest of a pasted page is not looked at."""

_LONGEST = 12_000
_QUOTED = re.compile('["”“„»«]([^"”“„»«]*)(["”“„»«]|$)')
_PIECE = re.compile(r"§+\s*\d+(?:\s?[a-hj-z])?(?!\w)|\S+")
_PARAGRAPH = re.compile(r"§+\s*(\d+)\s?([a-hj-z]?)")
"""A letter belongs to its number, but § 15 i loven has none."""

_TOKEN = re.compile(r"[^\W_]+|§+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)+")

_STOP = frozenset((
    "i", "og", "er", "der", "hvad", "det", "den", "de", "en", "et", "at", "på", "til", "af", "for", "med",
    "som", "om", "fra", "har", "hos", "ved", "var", "hvem", "hvor", "hvornår", "hvordan", "hvilke", "hvilken",
    "hvilket", "man", "jeg", "du", "vi", "os", "sig", "men", "eller", "så", "da", "når", "skal", "kan", "vil",
    "bliver", "blev", "have", "være", "været",
))  # fmt: skip
"""Words that stand everywhere; they are only looked for when there is no other, or in quotes."""


def nothing(_word: str) -> Iterable[str]:
    """No other words."""
    return ()


@dataclass(frozen=True, slots=True)
class Part:
    """A word or phrase that must be found: its tokens in small letters.

    An ``open`` one may go on, for it is still being typed; a ``loose`` one may be found in its other forms.
    """

    tokens: tuple[str, ...]
    open: bool = False
    loose: bool = False

    @property
    def text(self) -> str:
        """The tokens as a phrase."""
        return " ".join(self.tokens)


@dataclass(frozen=True, slots=True)
class Query:
    """All parts must be found; ``checks`` are patterns a text must hold as well, where the full text cannot tell."""

    parts: tuple[Part, ...] = ()
    checks: tuple[re.Pattern[str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.parts)

    def allows(self, text: str) -> bool:
        """Whether numbers stand in the text as they were typed, and not as the end of longer ones."""
        return all(check.search(text) for check in self.checks)


def read_query(text: str) -> Query:
    """The words and phrases of what was typed."""
    text = unicodedata.normalize("NFC", whole_characters(text[:_LONGEST])).lower()
    parts: dict[Part, None] = {}
    checks: list[re.Pattern[str]] = []
    place = 0
    for quoted in _QUOTED.finditer(text):
        parts |= dict.fromkeys(_loose(text[place : quoted.start()], checks))
        tokens = tuple(_TOKEN.findall(quoted[1]))
        if tokens:
            parts[Part(tokens, open=not quoted[2])] = None
        place = quoted.end()
    parts |= dict.fromkeys(_loose(text[place:], checks))
    kept = [part for part in parts if not (part.loose and part.text in _STOP)] or list(parts)
    last = _TOKEN.findall(text)[-1:] if text[place:].strip() else []
    if kept and kept[-1].loose and last == list(kept[-1].tokens[-1:]):
        kept[-1] = Part(kept[-1].tokens, open=_may_go_on(kept[-1]), loose=True)
    return Query(tuple(kept[:MOST_PARTS]), tuple(checks))


def match(
    query: Query, forms: Forms, kinds: Iterable[str] = (), begun: Forms = nothing, *, any_part: bool = False
) -> str:
    """The query for the full text; ``forms`` gives a word's other forms as they stand in the texts.

    With ``any_part`` it is enough that one part is found.
    ``begun`` gives the words that begin as one does, where they are few: FTS5 gathers all places of a long beginning
    before it gives the first, which takes as long as there are places.
    """
    wanted = (" OR " if any_part else " AND ").join(
        f"({' OR '.join(_ways(part, forms, begun))})" for part in query.parts
    )
    within = " OR ".join(f'"{kind}"' for kind in kinds)
    return f"{{title text}} : ({wanted})" + (f" AND kind : ({within})" if within else "")


def phrase(text: str) -> str:
    """A name or a sentence as it is looked for in the full text; empty when it has no word."""
    return " ".join(_TOKEN.findall(unicodedata.normalize("NFC", whole_characters(text)).lower()))


def _loose(text: str, checks: list[re.Pattern[str]]) -> Iterator[Part]:
    for piece in _PIECE.findall(text):
        if found := _PARAGRAPH.fullmatch(piece):
            yield Part(("§", *filter(None, found.groups())))
            continue
        tokens = tuple(_TOKEN.findall(piece))
        if tokens:
            checks += [_as_typed(number) for number in _NUMBER.findall(piece)]
            yield Part(tokens, loose=True)


def _as_typed(number: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.,]){re.escape(number)}|(?<=\D[.,]){re.escape(number)}")


def _may_go_on(part: Part) -> bool:
    """A letter alone is a party's; everything longer may be the beginning of a word."""
    return len(part.tokens) > 1 or len(part.text) > 1


def _ways(part: Part, forms: Forms, begun: Forms) -> Iterator[str]:
    sign, *number = part.tokens
    if sign == "§" and number:
        numbers = {" ".join(number), "".join(number)}
        ways = [f"{signs}{space}{each}" for signs in ("§", "§§") for space in (" ", "") for each in sorted(numbers)]
    else:
        ways = list(spellings(part.text))
    going_on = [word for way in ways for word in begun(way)] if part.open and len(part.tokens) == 1 else []
    yield from (f'"{way}"{" *" if part.open and not going_on else ""}' for way in (*ways, *going_on))
    if part.loose:
        # Only the last word of a name with hyphens is inflected: Tingbjerg-Utterslevhuses.
        *head, last = part.tokens
        for form in forms(last) if last.isalpha() else ():
            if not (part.open and form.startswith(last)):
                yield f'"{" ".join((*head, form))}"'
