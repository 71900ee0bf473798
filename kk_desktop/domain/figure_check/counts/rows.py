"""How many things a row of words names: ``A, B og C``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kk_desktop.domain.dates import MONTHS
from kk_desktop.domain.style.counts import OPEN_LIST
from kk_desktop.domain.style.slips import ABBREVIATIONS, HIDDEN

from ..text.reading import NUMBER_WORDS
from .vocabulary import PARALLEL

_LONGEST = 1_200
"""Letters of a row; what goes on longer is no row."""
_STOP = re.compile(r"[.!?\n]")
_BRACKETS = re.compile(r" ?\([^()\n]*\)")
_COMMA = re.compile(r",(?!\d)\s*")
_SPLIT = re.compile(r"(?<!-)\s+(?:og|samt|eller)\s+(?!-)")
_LEADS_ON = re.compile(
    r"(?:og |samt |men |så )?(?:som|der|at|hvor\w*|hvis|når|fordi|mens|idet|jf\.|dvs\.?|altså|i alt|heraf|hvoraf|"
    r"svarende|herunder|dog|hvilket|selv om|da|så|men|begge|alle|alt i alt|ud over|foruden|fordelt|især|særligt|"
    r"inden|under|efter|med henblik)\b",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"(?:og|samt|men) (?:det|vi|de|den|der|man|jeg|han|hun|dette|disse|her|udvalget|forvaltningen|kommunen|så)\b", re.I
)
_VERB = re.compile(
    r"\b(?:er|var|har|havde|skal|skulle|kan|kunne|vil|ville|bliver|blev|må|måtte|får|fik|bør|gør|går|kommer|ligger|"
    r"findes|står|indgår|deltager|deltog|ønsker|mener|modtager|foreslår|bidrager|omfatter|gælder|søger|vedtog)\b"
)
_RELATIVE = re.compile(r"\b(?:som|der|hvor|at|om at|når|hvis|så)\b")
_ORDINALS = (
    "første",
    "anden|andet",
    "tredje",
    "fjerde",
    "femte",
    "sjette",
    "syvende",
    "ottende",
    "niende",
    "tiende",
)
_MARKERS = (
    re.compile(r"(?<![\w.])\(?(\d{1,2})\)\s"),
    re.compile(r"(?<![\w.])(\d{1,2})\.\s(?=[a-zæøå])(?!" + "|".join(MONTHS) + ")"),
    re.compile(r"(?<!\w)\(?([a-n])\)\s"),
    re.compile(r"\bad (\d{1,2})\b", re.I),
)
_STEP = re.compile(
    r"(?:^|, | og |, og )(?:først|så|dernæst|derefter|siden|herefter|til sidst|endelig|sidst)\b", re.IGNORECASE
)
_NOT_ALL = re.compile(
    r"\b(?:undtaget|undtagen|iberegnet|medregnet|indbefattet|inklusive|inkl\.|eksklusive|ekskl\.|foruden|bortset)(?!\w)"
)
_FIXED = re.compile(
    r"\b(?:børn og unge|drift og vedligehold\w*|sundhed og omsorg|kultur og fritid|køb og salg|mænd og kvinder|"
    r"by og havn|drift og anlæg|byggeri og anlæg|beskæftigelse og integration|job og uddannelse|mad og måltider|"
    r"natur og miljø|klima og miljø|teknik og miljø|pleje og omsorg|leg og bevægelse|støj og luft\w*|ro og orden|"
    r"uddannelse og job|idræt og bevægelse|kost og motion|salg og køb|by og bolig|unge og voksne|børn og voksne|"
    r"trafik og parkering|forældre og børn|børn og familier|kultur og idræt|tryghed og trivsel)\b",
    re.IGNORECASE,
)
_ONES = r"et|én|ét|en|\d{1,3}|" + "|".join(NUMBER_WORDS)
_OWN_NUMBER = re.compile(
    rf"(?P<number>{_ONES}) (?!(?:år|uger|timer|måneder|dage|pct|procent|kr|mio|meter|km|gange|m2)\b)"
    r"(?P<rest>[^\W\d].*)",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"(?:fra|for|af|i|på) hver(?:t)? (?:af )?(?:de )?({'|'.join(NUMBER_WORDS)}|\d{{1,2}}) ", re.IGNORECASE
)
_CODE = re.compile(r"[A-ZÆØÅ]{1,4}\d+\w*\b|nr\. \d+|§|\d{1,2}\. [a-z]+|\d{4}\b")


@dataclass(frozen=True, slots=True)
class Row:
    """What a row may be read as having; ``rest`` is what the sentence says after it."""

    possible: frozenset[int]
    likely: int
    are_names: bool = False
    is_open: bool = False
    rest: str = ""
    parts: tuple[str, ...] = ()


def stretch(own: str, start: int) -> str | None:
    """The words from a place to the end of their sentence, which dates, initials and abbreviations do not end.

    ``None`` where they go on without end.
    """
    limit = min(len(own), start + _LONGEST)
    for match in _STOP.finditer(own, start, limit):
        at = match.start()
        if match[0] != "." or not _goes_on(own, start, at):
            return own[start:at]
    return own[start:limit] if limit < start + _LONGEST else None


def _goes_on(own: str, start: int, stop: int) -> bool:
    """Whether a full stop ends no sentence."""
    after = own[stop + 1 : stop + 3]
    if not after[:1].isspace() or not (after[1:].isupper() or after[1:].isdigit() or after[1:] == HIDDEN):
        return bool(after.strip())
    word = re.split(r"[\s(]", own[max(start, stop - 12) : stop])[-1]
    if word.isdigit():
        return len(word) < 3
    if len(word) == 1 and word.isupper():
        letters = re.findall(r"\b\w+\b", own[start:stop])
        return not (len(letters) > 1 and sum(len(each) == 1 for each in letters) > 1)
    return word.lower() in ABBREVIATIONS | {"kgl", "kgs", "skt", "sct", "dr"} and word.lower() not in {
        "kr",
        "mv",
        "m.v",
    }


def read_row(words: str) -> Row | None:
    """How many things the words name, from their beginning on; ``None`` when they are no row."""
    is_open = OPEN_LIST.search(words) is not None
    bare = _BRACKETS.sub("", words).strip()
    if _NOT_ALL.search(bare):
        return None
    if counted := _marked(words) or _steps(bare) or _by_semicolons(bare):
        return Row(frozenset({counted}), counted, is_open=is_open)
    parts = [part.strip() for part in _COMMA.split(bare.partition(";")[0].rstrip(" ."))]
    if not all(parts):
        return None
    if parallel := _parallel(parts):
        return Row(frozenset({parallel}), parallel, is_open=is_open)
    items, rest = _items(parts)
    return _counted(items, rest, is_open) if items else None


def _steps(bare: str) -> int:
    """``først kloak, så belægning og til sidst træer``."""
    return len(_STEP.findall(bare)) if bare[:5].lower() == "først" and len(_STEP.findall(bare)) > 1 else 0


def _marked(words: str) -> int:
    """How many are numbered: ``1) … 2) … 3) …``, ``a) …``, ``den første … den anden …``."""
    best = 0
    for pattern in _MARKERS:
        found = [match[1] for match in pattern.finditer(words)]
        values = [int(each) if each.isdigit() else ord(each) - ord("a") + 1 for each in found]
        if len(values) > 1 and values == list(range(1, len(values) + 1)):
            best = max(best, len(values))
    return best or (ordinals(words) if re.match(r"\s*(?:for )?de[nt] første\b", words, re.I) else 0)


def ordinals(words: str) -> int:
    """How far ``den første … den anden … den tredje`` or ``for det første … for det andet`` goes; at least two."""
    count = at = 0
    for ordinal in _ORDINALS:
        match = re.compile(rf"\b(?:den|det) (?:{ordinal})\b", re.I).search(words, at)
        if match is None:
            break
        count, at = count + 1, match.end()
    return count if count > 1 else 0


def _by_semicolons(bare: str) -> int:
    """A row parted by semicolons; one semicolon after a whole row begins something else."""
    parts = [part.strip() for part in bare.split(";")]
    if len(parts) == 1 or (len(parts) == 2 and ("," in parts[0] or _SPLIT.search(parts[0]))):
        return 0
    return len(parts) if all(parts) else 0


def _parallel(parts: Sequence[str]) -> int:
    """Clauses that begin alike: ``at …, at … og at …``; questions and verbs in a row."""
    first = parts[0].split()[0].lower()
    if first not in PARALLEL:
        return 0
    likes = [part for part in parts if re.match(rf"(?:og |samt )?{first}\b", part, re.I)]
    inner = sum(len(re.findall(rf"\b(?:og|samt) {first}\b", part[3:], re.I)) for part in likes)
    return len(likes) + inner if len(likes) + inner > 1 else 0


def _items(parts: Sequence[str]) -> tuple[list[str], str]:
    """The things of the row, and what is said after it; what tells more of a thing belongs to it."""
    items: list[str] = []
    for n, part in enumerate(parts):
        is_last_joint = bool(items) and re.match(r"(?:og|samt) ", part) is not None
        leads_on = _LEADS_ON.match(part) or _NEW_CLAUSE.match(part)
        if leads_on and not items:
            return [], ""
        closed = items and (_SPLIT.search(items[-1]) or items[-1].startswith(("og ", "samt ")))
        if items and (leads_on or (closed and (_VERB.match(part) or re.match(r"[a-zæøå]{3,}(?:r|es|de|te)\b", part)))):
            if closed or _NEW_CLAUSE.match(part):
                return items, ", ".join(parts[n:])
            if leads_on:
                continue
        items.append(part)
        if is_last_joint and len(items) > 2 and n + 1 < len(parts):
            return items, ", ".join(parts[n + 1 :])
    return items, ""


def _counted(items: list[str], rest: str, is_open: bool) -> Row | None:
    """The row of these things, and the ways to count it."""
    are_names = all(_is_name(part) for item in items for part in _SPLIT.split(re.sub(r"^(?:og|samt) ", "", item)))
    if are_names and (
        cut := re.search(r" (?=[a-zæøå]{3,}\b)(?!(?:ved|for|bag|ad|von|van|del|samt|eller)\b)[^,]*$", items[-1])
    ):
        last = items[-1][: cut.start()] if _SPLIT.search(items[-1][: cut.start()]) else items[-1]
        rest = rest or items[-1][len(last) :].strip()
        items = [*items[:-1], last]
    elif any(_VERB.search(_RELATIVE.split(item)[0]) for item in items):
        return _clauses(items, rest)
    if len(items) == 1 and not _SPLIT.search(items[0]):
        return None
    possible, likely = _ways(items, are_names)
    if groups := _groups(items):
        possible, likely = possible | {groups}, groups if groups > 1 else likely
    return Row(frozenset(possible), likely, are_names, is_open, rest, tuple(items))


def _clauses(items: list[str], rest: str) -> Row | None:
    """``Sæt farten ned, luk gaden, og flyt containerne``: the last of the clauses has a comma before its ``og``."""
    if len(items) > 1 and items[-1].startswith("og ") and items[0][:1].isupper():
        return Row(frozenset({len(items)}), len(items), rest=rest)
    return None


def _is_name(part: str) -> bool:
    return part[:1].isupper() or part[:1] == HIDDEN or _CODE.match(part) is not None


def _ways(items: list[str], are_names: bool) -> tuple[set[int], int]:
    """How many things there may be, and the likeliest; ``børn og unge`` may be one thing or two."""
    count = len(items)
    last = re.sub(r"^(?:og|samt) ", "", items[-1])
    has_comma_joint = last != items[-1]
    joints = [match[0].strip() for match in _SPLIT.finditer(last)]
    inner = [item for item in items[:-1] if _SPLIT.search(item)]
    if has_comma_joint:
        possible = {count, count + len(joints)}
        likely = count
    elif not joints:
        possible, likely = {count}, count
    elif len(joints) == 1:
        possible, likely = {count + 1}, count + 1
        if _FIXED.search(last) or _is_pair(last, items[:-1]):
            possible.add(count)
    else:
        likely = count + (2 if joints[0] == "og" and joints[-1] == "samt" else 1)
        possible = {count + 1, count + 2, count + len(joints)}
    if inner and joints and len(inner) == count - 1:
        # ``A og B i nord, C og D i syd`` are two pairs or four things.
        possible |= {count, count + len(joints) + sum(len(_SPLIT.findall(item)) for item in inner)}
    if inner and not _has_odd_halves(inner, items):
        split = sum(len(_SPLIT.findall(item)) for item in inner if not _FIXED.search(item))
        more = range(1, split + 1) if are_names else [split]
        possible |= {each + extra for each in possible for extra in more}
    return possible, likely


def _is_pair(last: str, others: list[str]) -> bool:
    """Whether ``x og y`` at the end may be one thing: two bare words after things of several words."""
    bare = all(len(half.split()) == 1 and half[:1].islower() for half in _SPLIT.split(last))
    return bare and bool(others) and all(len(other.split()) > 1 for other in others)


def _has_odd_halves(inner: list[str], items: list[str]) -> bool:
    """Whether the things all have a code, and what stands after an ``og`` within one has none."""
    heads = [half for item in items for half in _SPLIT.split(item)[:1]]
    halves = [half for item in inner for half in _SPLIT.split(item)[1:]]
    return all(_CODE.match(head) for head in heads) and not any(_CODE.match(half) for half in halves)


def _groups(items: list[str]) -> int:
    """What the things' own numbers are together: ``en formand, to lærere og tre borgere``."""
    parts = [half for item in items for half in _SPLIT.split(re.sub(r"^(?:og|samt) ", "", item))]
    numbers = [match for part in parts if (match := _OWN_NUMBER.match(part))]
    if len(numbers) < 2 or 2 * len(numbers) < len(parts):
        return 0
    total = 0
    for part in parts:
        match = _OWN_NUMBER.match(part)
        if match is None:
            total += 1
            continue
        spelled = match["number"].lower()
        own = int(spelled) if spelled.isdigit() else NUMBER_WORDS.get(spelled, 1)
        each = _EACH.search(match["rest"])
        times = (int(each[1]) if each[1].isdigit() else NUMBER_WORDS[each[1].lower()]) if each else 1
        total += own * times
    return total
