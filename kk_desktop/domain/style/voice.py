"""Whether a letter speaks as the committee and as its administration in turn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from .slips import Rule, Slip, own_words

_NAMED = r"(?:(?<!\w)[A-ZÆØÅ]\w{1,40}-(?:,\s|\sog\s))*"
_NAME = rf"(?P<name>{_NAMED}\b(?!lokal)\w{{0,40}}(?P<body>udvalget|forvaltningen))"
_BODY = rf"{_NAME}\b(?!\s+for\b)"
_ADVERB = (
    r"(?:\s+(?:dog|også|derfor|endvidere|desuden|samtidig|således|generelt|herudover|overordnet|fortsat|særligt|"
    r"i\søvrigt))?"
)
# What only the one whose letter it is says of itself; "oplyser" and its like are what one is told to have said.
_STANCE = (
    r"tilslutter\ssig|støtter|bakker(?:\s\w+)?\sop|ser\s(?:meget\s)?(?:frem|positivt|gerne|det\ssom|med)|glæder\ssig|"
    r"takker|hilser|mener|finder|synes|ønsker|opfordrer|håber|noterer\ssig|undrer\ssig|beklager|anerkender|kvitterer|"
    r"påpeger|understreger|deler|lægger\svægt|"
    r"er\s(?:meget\s|helt\s|grundlæggende\s)?(?:enig|uenig|tilfreds|positiv|bekymret|glad)\w*|"
    r"vil\s(?:\w+\s)?(?:gerne|opfordre|pege|bemærke|understrege|takke)|"
    r"kan\s(?:\w+\s)?(?:tilslutte\ssig|støtte|bakke\s(?:\w+\s)?op)|"
    r"har\s(?:ingen|følgende)\s(?:\w+\s)?bemærkninger|(?:deltager|bidrager|går|stiller)\sgerne"
)
_SAYS = re.compile(rf"{_BODY}{_ADVERB}\s+(?:{_STANCE})\b", re.IGNORECASE)
# A committee's letter tells what its administration assesses, but nobody tells it of the committee.
_ASSESSES = re.compile(
    r"(?!forvaltningen)" + _BODY.replace("|forvaltningen", "") + rf"{_ADVERB}\s+(?:bemærker|vurderer)\b", re.IGNORECASE
)
_SAYS_TURNED = re.compile(
    rf"\b(?:støtter|mener|finder|ønsker|opfordrer|håber|takker|ser|hilser|anerkender|vil|kan|bakker)\s+{_BODY}"
    rf"(?=\s+(?:\w+\s)?(?:gerne|op|frem|positivt|det|at|planen|om|sig|tilslutte|støtte|for|til)\b)",
    re.IGNORECASE,
)
_OPINION = re.compile(rf"\bdet\s+er\s+{_NAME}s\s+(?:holdning|opfattelse|ønske|håb)\b", re.IGNORECASE)
_AS_BODY = re.compile(r"\b(?P<name>som\s+(?P<body>udvalg|forvaltning)\s+\w+\s+vi)\b", re.IGNORECASE)
_WE = re.compile(
    rf"(?P<name>\b(?:vi|os)\s+(?:i|som)\s+{_NAMED}\b(?!lokal)\w{{0,40}}(?P<body>udvalg|forvaltning)(?:et|en)?)\b",
    re.IGNORECASE,
)
_SAYS_OF_US = re.compile(rf"{_SAYS.pattern}(?:\s\w+)?,?\s+at\svi\b", re.IGNORECASE)
_WE_SAY = re.compile(rf"\bvi\s+(?:{_STANCE})\b", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:at|hvis|når|om|fordi|som|hvad|siger|skriver|oplyser)\s+$", re.IGNORECASE)
_OTHER_KIND = re.compile(
    r"\bindstiller\b|\bindstilling\b|^[^\w\n]{0,5}(?:problemstilling|løsning|hvidbog|høringsnotat)\b|\b(?:hvidbog|høringsnotat)",
    re.IGNORECASE | re.MULTILINE,
)
"""Papers in which both have their say, each in its place."""


def find_voices(text: str) -> Iterator[Slip]:
    """The first place where the voice speaks that has fewer words; the later one when both have as many."""
    if _OTHER_KIND.search(text):
        return
    own = own_words(text)
    forms = (_SAYS, _ASSESSES, _SAYS_TURNED, _OPINION, _AS_BODY, _WE)
    found = [match for form in forms for match in form.finditer(own)]
    spoken = sorted((m for m in found if not _TOLD.search(own, max(0, m.start() - 12), m.start())), key=re.Match.start)
    voices: dict[bool, list[re.Match[str]]] = {
        is_committee: list(group)
        for is_committee, group in groupby(sorted(spoken, key=_is_committee), key=_is_committee)
    }
    if len(voices) < 2:
        yield from _third_person_that_is_we(text, own)
        return
    odd = min(voices.values(), key=lambda matches: (len(matches), -matches[0].start()))
    usual = "udvalget" if not _is_committee(odd[0]) else "forvaltningen"
    quote = text[odd[0].start() : odd[0].end()]
    advice = f"Brevet taler ellers som {usual}. Lad den samme tale hele vejen."
    yield Slip(Rule.VOICE, quote, odd[0].start(), advice)


def _third_person_that_is_we(text: str, own: str) -> Iterator[Slip]:
    match = _SAYS_OF_US.search(own)
    if match is not None and _WE_SAY.search(own):
        quote = text[match.start() : match.end()]
        advice = f"Brevet siger både ”vi” og ”{match['body'].lower()}” om afsenderen. Vælg det ene."
        yield Slip(Rule.VOICE, quote, match.start(), advice)


def _is_committee(match: re.Match[str]) -> bool:
    return match["body"].lower().startswith("udvalg")
