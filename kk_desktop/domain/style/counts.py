"""A number of things, and a list of them right after it that has more or fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .slips import HIDDEN, Rule, Slip, own_words, sentences, word_set

_WORDS = (
    "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv", "tretten", "fjorten", "femten",
    "seksten", "sytten", "atten", "nitten", "tyve",
)  # fmt: skip
_VALUES = {word: n for n, word in enumerate(_WORDS, 2)}
NUMBER = rf"(?:{'|'.join(_WORDS)}|[2-9]|1\d|20)"
_CLAIM = re.compile(
    rf"(?<![\w.,/§-])(?P<claim>(?P<number>{NUMBER})(?:\s+(?:af|ud\saf)\s+(?:de\s+|i\salt\s+)*{NUMBER})?(?P<noun>(?:\s+[^\W\d_][\w-]*){{1,3}}))"
    r"(?P<lead>(?:[^.:;()!?\n]{0,60}?)(?::|,\s+nemlig:?|\s+nemlig:?)\s+|\s+\(|\s+er\s+(?=[A-ZÆØÅ])"
    r"|\.[ \t]*\n[ \t]*(?=[-–•]\s|1[.)]\s))",
    re.IGNORECASE,
)
_MEASURES = word_set(
    "år kr kroner mio mia pct procent procentpoint uger uge måneder måned dage dag timer time minutter meter km "
    "m2 point gange årlige"
)
OPEN_LIST = re.compile(
    r"\b(?:fx|bl\.?\s?a|blandt\sandet|blandt\sandre|herunder|heriblandt|særligt|især|eksempelvis|osv|mv|m\.v|m\.m|m\.fl|mfl|etc|o\.l)\b|…|\.\.\.",
    re.IGNORECASE,
)
_LOOSE = re.compile(
    r"(?:mindst|højst|op\stil|ca\.|cirka|omkring|over|under|mere\send|flere\send|færre\send|mellem|kl\.|nr\.|de\sførste|[-–])\s*$",
    re.IGNORECASE,
)
_OTHER_COUNT = re.compile(rf"(?<![\w.,/-]){NUMBER}\s+[^\W\d]", re.IGNORECASE)
_WHOSE = re.compile(r"^(?:fra|til|hos|på|i|af|ved)\s+(?=[A-ZÆØÅ])")
_BULLET = re.compile(r"[ \t]*(?:[-–•*·]|\d{1,2}[.)]|[a-z]\))[ \t]+\S")
_INLINE_NUMBER = re.compile(r"(?<!\w)(\d{1,2})[.)]\s")
_LONGEST_LIST = 4_000
"""Letters after a number in which what it counts is listed."""
_JOINT = re.compile(r"(?<!-)\s+(?:og|samt|eller)\s+(?!-)")
_FIXED = re.compile(
    r"\b(?:børn og unge|drift og vedligehold\w*|sundhed og omsorg|kultur og fritid|køb og salg|mænd og kvinder|"
    r"by og havn|drift og anlæg|byggeri og anlæg|beskæftigelse og integration|job og uddannelse|mad og måltider|"
    r"natur og miljø|klima og miljø|teknik og miljø|pleje og omsorg|leg og bevægelse|støj og luft\w*)\b",
    re.IGNORECASE,
)


def find_counts(text: str) -> Iterator[Slip]:
    """``seks områder: …`` with five names after it; a list that is only an excerpt is no list."""
    own = own_words(text)
    for match in _CLAIM.finditer(own):
        if _is_loose(own, match):
            continue
        if OPEN_LIST.search(match["lead"]):
            continue
        possible = _lengths(own, match)
        if possible and number_value(match["number"]) not in possible:
            claim, listed = text[match.start("claim") : match.end("claim")], max(possible)
            advice = f"Teksten siger {' '.join(claim.split())}, men listen har {listed}. Ret tallet eller listen."
            yield Slip(Rule.COUNT, claim, match.start("claim"), advice)


def _is_loose(text: str, claim: re.Match[str]) -> bool:
    """Whether the number is a measure, one that need not be exact, or not the last one before the list."""
    measures = _MEASURES.intersection(claim["noun"].lower().split())
    if _OTHER_COUNT.search(claim["lead"]):
        return True
    return bool(measures) or _LOOSE.search(text, max(0, claim.start() - 16), claim.start()) is not None


def number_value(spelled: str) -> int:
    """What a number from 2 to 20 says, in letters or digits."""
    return _VALUES.get(spelled.lower()) or int(spelled)


def _lengths(text: str, claim: re.Match[str]) -> set[int]:
    """How many things may be meant by the list after the claim; none when it cannot be told to be a list."""
    after = text[claim.end() : claim.end() + _LONGEST_LIST]
    if "(" in claim["lead"]:
        inner, closing, _ = after.partition(")")
        return _items(inner) if closing and _are_names(inner) else set()
    if "\n" in claim["lead"] and (bullets := _bullets(after)):
        return {bullets}
    _, sentence = next(sentences(after))
    words = _WHOSE.sub("", sentence.strip().rstrip("."))
    return _items(words) if ":" in claim["lead"] or "nemlig" in claim["lead"] or _are_names(words) else set()


def _are_names(words: str) -> bool:
    return all(part.strip()[:1].isupper() for part in _JOINT.sub(",", words).split(","))


def _bullets(after: str) -> int:
    """How many items stand below one another; their own further lines belong to them.

    Numbers after dashes and an empty line are another list.
    """
    count, first, is_apart = 0, "", False
    for line in after.strip("\n").split("\n"):
        mark = line.lstrip()[:1]
        if _BULLET.match(line):
            if is_apart and count and mark.isdigit() != first.isdigit():
                break
            first, is_apart = first or mark, False
            count += 1
        elif not line.strip():
            is_apart = True
        elif count and line.strip() and not line.startswith((" ", "\t")):
            break
        elif not count and line.strip():
            return 0
    return count


def _items(words: str) -> set[int]:
    if not words or len(words) > 600 or OPEN_LIST.search(words):
        return set()
    numbers = [int(number) for number in _INLINE_NUMBER.findall(words)]
    if len(numbers) > 1 and numbers == list(range(1, len(numbers) + 1)):
        return {len(numbers)}
    parts = [part.strip() for part in re.split(r";" if ";" in words else r",(?!\d)", words)]
    if re.search(r":|\.\s|\s[-–]\s", words) or not all(parts) or any(_is_clause(part) for part in parts):
        return set()
    return _joined(parts)


def _is_clause(part: str) -> bool:
    return re.match(
        r"(?:som|der|at|hvor|hvis|når|fordi|mens|men|så|idet|jf\.)\b", part, re.IGNORECASE
    ) is not None or bool(re.search(r"\b(?:er|var|har|skal|kan|vil|bliver|blev)\b", part))


def _joined(parts: list[str]) -> set[int]:
    """The parts between commas, and one more for the joint in the last; ``børn og unge`` may be one thing or two."""
    joints = [len(_JOINT.findall(part)) for part in parts]
    last = joints[-1]
    if len(parts) == 1 and not last:
        return set()
    least, most = len(parts) + (1 if last else 0), len(parts) + sum(joints)
    are_names = all(word[:1].isupper() or word[:1] == HIDDEN for part in parts for word in _JOINT.split(part))
    are_words = all(len(word.split()) == 1 for part in parts for word in _JOINT.split(part))
    if (last and not (are_names or are_words)) or _FIXED.search(parts[-1]):
        least -= 1
    return set(range(least, most + 1))
