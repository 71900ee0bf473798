"""Parts of which a thing can only be the one or the other: ``57 er udlejet, mens 27 står ledige``."""

from __future__ import annotations

import re
from enum import IntEnum

from ..text.patterns import Pattern
from .numbers import Count


class Opposites(IntEnum):
    """How surely a thing is either the first or the last of some parts."""

    NONE = 0
    NEVER_BOTH = 1
    """It cannot be both, and may be neither: some of those who are asked have no opinion."""
    SELDOM_A_THIRD = 2
    """It is nearly always the one or the other: what is neither in use nor at repair may be in store."""
    ONE_OR_OTHER = 3
    """With both, nothing is left out."""


_ONE_OR_OTHER = (
    (r"kvinde", r"m[æa]nd"), (r"dreng", r"pige"), (r"\bja\b", r"\bnej\b"),
    (
        r"tilsagn|bevilg|imødekom|medhold|accepter|tillad|anerkend|antaget|godkend|i orden|bestået|bestod",
        r"afslag|afslå|afvis|henlagt|forkast|underkend|dump|kasser",
    ),
    (r"voksne", r"børn|unge"), (r"kommun|offentlig|almen", r"privat|selvej|friplej"), (r"vuggestue", r"børnehave"),
    (
        r"tilmeldt|fremmød|mødte|kom\b|besvar|svared|svaret|deltog|returner|retur\b",
        r"afbud|udebl|ubesvar|ikke|væk|fravær|forhindre",
    ),
    (r"fysisk|papir|fremmøde", r"teams|online|digital|virtuel|elektronisk"),
    (r"fuld ?tid", r"deltid"), (r"fastansat|\bfaste\b", r"vikar|midlertidig|tidsbegræns|timeløn"),
    (r"valgt", r"udpeget"), (r"åbn|åben", r"lukke"), (r"\bny", r"gaml|eksisterende"), (r"\blej", r"\beje|\bandel"),
    (r"\binde", r"\bude(?!n\b|bl)"), (r"gratis", r"\bbetal|mod betaling"),
    (r"\bel(?:bil|drev|ektrisk)|på el\b", r"benzin|diesel"),
    (
        r"udlej|lejet ud|bebo|besat|optaget|booket|i brug|solgt|overtaget",
        r"ledig|\btomm?e?\b|\bfrie?\b|vakant|til salg|uden lejer",
    ),
)  # fmt: skip
_SELDOM_A_THIRD = (
    (
        r"afgjort|afslutte|færdig|behandlet|løst|udført|gennemført|renover|istandsat|istandsæt|udbedre|repareret|"
        r"udskifte|sat i stand|opført|etabler|leveret|indfriet|udbetalt|opfyldt|nået|afviklet",
        r"verser|under (?:behandling|udførelse|opførelse|udarbejdelse|etablering)|afvent|vente|udestå|udskudt|"
        r"udsat|aflyst|undervejs|\bi gang|påbegynd|forsinke|tilbage\b",
    ),
    (
        r"(?<!ude af )\bdrift|virke|funger|brugbar|køreklar",
        r"reparation|værksted|defekt|i stykker|ude af (?:drift|funktion)|itu\b|kasser|udgået|nedbrud",
    ),
    (r"\bsund|\brask|i god stand", r"\bsyg|\bdød|angrebet|smitte|i dårlig stand"),
    (r"rettidig|til tiden|inden (?:for )?fristen|overhold", r"for sent?\b|forsinke|efter fristen|oversk?r"),
)  # fmt: skip
_NEVER_BOTH = (
    (r"\btilfreds|positiv|\benig|støtte|tilhænger", r"utilfreds|negativ|kritisk|uenig|modstander|imod"),
    (r"\bfor\b", r"\bimod\b"), (r"\bunder\b", r"\bover\b"), (r"\bfør\b", r"\befter\b"),
)  # fmt: skip
_KINDS = tuple(
    (kind, Pattern(rf"(?:{one})"), Pattern(rf"(?:{other})"))
    for kind, pairs in (
        (Opposites.ONE_OR_OTHER, _ONE_OR_OTHER),
        (Opposites.SELDOM_A_THIRD, _SELDOM_A_THIRD),
        (Opposites.NEVER_BOTH, _NEVER_BOTH),
    )
    for one, other in pairs
)
_ABOUT = Pattern(r"\b(?:med|om|over for|ved|til) (?P<what>[a-zæøå]{3,}(?: [a-zæøå]{3,})?)")
_IN = Pattern(r"\bi (?!drift|stykker|gang|brug|orden|god|dårlig|stand)(?P<where>[a-zæøå]{3,})")
_AT_ANOTHER_TIME = Pattern(r"\b(?:året (?:før|efter)|sidste år|i fjor|forrige|tidligere|dengang|siden)\b")
_WORD = re.compile(r"[a-zæøå]{4,}")
_CLAUSE = re.compile(r",| og | samt | mens |[.;:]")


def clause_of(part: Count) -> str:
    """The words that tell of a part: after its number, or before it where none follow."""
    after = part.tail.split(",")[0]
    return after if _WORD.search(after) else _CLAUSE.split(part.lead)[-1]


def opposites(first: str, last: str) -> Opposites:
    """What the words of the first part and those of the last are to each other."""
    if (_AT_ANOTHER_TIME.search(first) is None) != (_AT_ANOTHER_TIME.search(last) is None):
        return Opposites.NONE
    where = {match["where"] for words in (first, last) if (match := _IN.search(words))}
    if len(where) > 1:
        return Opposites.NONE
    about = {match["what"] for words in (first, last) if (match := _ABOUT.search(words))}
    for kind, one, other in _KINDS:
        if (one.search(first) and other.search(last)) or (other.search(first) and one.search(last)):
            # "tilfredse med maden" and "utilfredse med betjeningen" may be the same people.
            return Opposites.NONE if kind is Opposites.NEVER_BOTH and len(about) > 1 else kind
    return Opposites.ONE_OR_OTHER if _is_denied(first, last) and len(about) < 2 else Opposites.NONE


def _is_denied(first: str, last: str) -> bool:
    """``31 er besvarede, og 9 er ubesvarede``: the same word with ``u`` before it."""
    words = set(_WORD.findall(first)), set(_WORD.findall(last))
    return any(
        other.startswith("u" + word[:-1]) for one, more in (words, words[::-1]) for word in one for other in more
    )
