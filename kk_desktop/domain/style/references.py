"""A bilag or a table that a text points at though the text's own list does not have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kk_desktop.domain.checks import MENTION, mentioned_numbers

from .slips import Rule, Slip, own_words

_LIST = re.compile(
    r"(?:^|(?<=[.!?])\s)[ \t]*(?:bilag|bilagsliste|bilagsoversigt|vedlagte bilag)[ \t]*(?::|\n)\s*", re.I | re.M
)
_LISTED = re.compile(
    r"(?:^|[,;.\n(]|\bog\b)\s*(?:bilag\s+)?(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?(?:[.):]|\s*[-–]|(?=\s+[A-ZÆØÅ”\ufffc])|(?=\s*(?:[,.;]|og\b|$)))",
    re.I,
)
_ENTRY = re.compile(r"\b[Bb]ilag\s+(\d{1,3})(?::\s|\s[-–:]\s|\s)(?=[A-ZÆØÅ”\ufffc])|^Bilag\s+(\d{1,3})[.\s]\s*\S", re.M)
_ENCLOSED = re.compile(r"\bvedlagt(?:\s+er|:)?\s+$", re.I)
_ENCLOSES = re.compile(r"\s+(?:er\s+vedlagt|vedlægges|følger\s+med)\b", re.I)
_PARAGRAPH_END = re.compile(r"\n\s*\n\s*")
_ELSEWHERE_BEFORE = re.compile(r"\w{3,}(?:ens|ets|nes)\s+$")
_ELSEWHERE_AFTER = re.compile(r"\s+(?:til|i)\s+\w")

_CAPTION = re.compile(r"(?:^|(?<=[.!?])\s)[ \t]*Tabel\s+(\d{1,3})[.:]\s+\w", re.M)
_TABLE = re.compile(r"\btabel\s+(\d{1,3})\b(?!\s+(?:til|i)\s)", re.I)


def find_references(text: str) -> Iterator[Slip]:
    """References past the end of the text's own list; where it has no list, a reference may be anybody's."""
    own = own_words(text)
    yield from _bilag(text, own)
    captions = {int(number) for number in _CAPTION.findall(own)}
    for match in _TABLE.finditer(own):
        if captions and int(match[1]) not in captions and not _ELSEWHERE_BEFORE.search(own[: match.start()][-24:]):
            yield Slip(
                Rule.REFERENCE, match[0], match.start(), f"Teksten har ingen {match[0].lower()}. Ret henvisningen."
            )


def _bilag(text: str, own: str) -> Iterator[Slip]:
    there, lists = _listed(own)
    if not there:
        return
    for match in MENTION.finditer(own):
        start = match.end("see") if match["see"] else match.start()
        is_elsewhere = _ELSEWHERE_BEFORE.search(own[:start][-24:]) or _ELSEWHERE_AFTER.match(own, match.end())
        if any(start in span for span in lists) or is_elsewhere or there >= mentioned_numbers(match):
            continue
        quote = text[start : match.end()]
        yield Slip(Rule.REFERENCE, quote, start, f"”{quote}” står ikke på listen over bilag. Ret teksten eller listen.")


def _listed(text: str) -> tuple[frozenset[int], list[range]]:
    """The numbers of the bilag that the text lists, and where the lists stand."""
    numbers = {int(match[1] or match[2]) for match in _ENTRY.finditer(text)}
    # A list begins at its beginning; "bilag 4 Kort" alone is a reference with a title.
    if 1 not in numbers or len(numbers) < 2:
        numbers = set()
    spans: list[range] = []
    for match in _LIST.finditer(text):
        span = range(match.start(), _list_end(text, match.end()))
        named = _LISTED.findall(text[match.end() : span.stop])
        for first, last in named:
            numbers.update(range(int(first), int(last or first) + 1))
        if named:
            spans.append(span)
    for match in MENTION.finditer(text):
        named_here = mentioned_numbers(match)
        is_enclosed = _ENCLOSED.search(text[: match.start()][-24:]) or _ENCLOSES.match(text, match.end())
        if is_enclosed and min(named_here, default=0) == 1 and len(named_here) > 1:
            numbers |= named_here
    return frozenset(numbers), spans


def _list_end(text: str, start: int) -> int:
    """Where the paragraph ends, and those after it that begin with a number, too."""
    end = _PARAGRAPH_END.search(text, start)
    while end is not None and text[end.end() : end.end() + 1].isdigit():
        end = _PARAGRAPH_END.search(text, end.end())
    return end.start() if end is not None else len(text)
