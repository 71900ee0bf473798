"""The ways to count the things of a row: ``børn og unge`` may be one or two, ``to lærere`` may be one or two."""

from __future__ import annotations

import re

from kk_desktop.domain.style.slips import HIDDEN

from ..text.reading import NUMBER_WORDS

SPLIT = re.compile(r"(?<!-)\s+(?:og|samt|eller)\s+(?!-)")
_COUNTED_FROM = re.compile(r"\d+ (?:fra|til|for|hos|blandt) ")
_MANY_MORE = re.compile(r"[a-zæøå-]+(?:er|re|ne)")
"""``foreninger og borgere``, and not ``foreninger og formanden``."""
_RANGE = re.compile(
    r"(?:(?:nr\.|bilag|punkt(?:erne)?|§+|stk\.|etape|fase|afsnit|kapitel|opgang|hus|uge|dag) ?)?"
    r"(?P<code>[A-ZÆØÅ]{0,3})(?P<first>\d{1,3})\.? ?[-–] ?(?P=code)(?P<last>\d{1,3})\.?(?: [a-zæøå]+)?",
    re.IGNORECASE,
)
"""``BC01-BC06`` are six, ``uge 27-30`` four."""
_COUPLE = re.compile(r"(?:ægte|søskende|forældre)?parret\b|brødrene\b|søstrene\b", re.IGNORECASE)
_TITLED = re.compile(r"[a-zæøå-]{4,} [A-ZÆØÅ][\w.-]* [A-ZÆØÅ]")
"""``formand Anne Holm``."""
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
CODE = re.compile(
    r"[A-ZÆØÅ]{1,4}\d+\w*\b|\d{1,3}[A-Za-z]?(?=$|,)|\d{1,2}[./]\d{1,2}\b|nr\. \d+|§|"
    r"(?:den |d\. )?\d{1,2}\. [a-z]+|(?:i )?\d{4}\b"
)


def is_name(part: str) -> bool:
    """Whether it begins as a name, a code or a date does."""
    return part[:1].isupper() or part[:1] == HIDDEN or (CODE.match(part) or _TITLED.match(part)) is not None


def are_mostly_names(items: list[str]) -> bool:
    """``KAB, fsb og Lejerbo``: a short word among names is a name."""
    halves = [half for item in items for half in SPLIT.split(item)]
    names = [half for half in halves if is_name(half)]
    return (
        is_name(halves[0])
        and 2 * len(names) > len(halves)
        and all(half in names or (len(half.split()) == 1 and len(half) < 5) for half in halves)
    )


def ways_to_count(items: list[str], are_names: bool) -> tuple[set[int], int]:
    """How many things there may be, and the likeliest; ``børn og unge`` may be one thing or two."""
    count = len(items)
    last = re.sub(r"^(?:og|samt) ", "", items[-1])
    has_comma_joint = last != items[-1]
    joints = [match[0].strip() for match in SPLIT.finditer(last)]
    inner = [item for item in items[:-1] if SPLIT.search(item)]
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
        # ``A fra X, Y og Z og B fra W``, ``x til a, b og c eller y``: the last joint may be the row's only one.
        possible |= {2} if count == 2 and set(joints) == {"og"} else set()
        possible |= {joints.count("eller") + 1} if "eller" in joints and "og" in joints else set()
    if has_comma_joint and count == 3 and inner == [items[1]] and len(items[0].split()) < 4 and items[0].islower():
        # ``støj og lugt om dagen, og fest om natten``
        possible.add(2)
    if inner and joints and len(inner) == count - 1:
        # ``A og B i nord, C og D i syd`` are two pairs or four things.
        possible |= {count, count + len(joints) + sum(len(SPLIT.findall(item)) for item in inner)}
    if inner and not _has_odd_halves(inner, items):
        split = sum(len(SPLIT.findall(item)) for item in inner if not _FIXED.search(item))
        more = range(1, split + 1) if are_names else [split]
        possible |= {each + extra for each in possible for extra in more}
    return possible, likely


def _is_pair(last: str, others: list[str]) -> bool:
    """Whether ``x og y`` at the end may be one thing: two bare words after things of several words."""
    bare = all(len(half.split()) == 1 and half[:1].islower() for half in SPLIT.split(last))
    return bare and bool(others) and all(len(other.split()) > 1 for other in others)


def _has_odd_halves(inner: list[str], items: list[str]) -> bool:
    """Whether the things all have a code, and what stands after an ``og`` within one has none."""
    heads = [half for item in items for half in SPLIT.split(item)[:1]]
    halves = [half for item in inner for half in SPLIT.split(item)[1:]]
    return all(CODE.match(head) for head in heads) and not any(CODE.match(half) for half in halves)


def in_ranges(items: list[str]) -> int:
    """How many ``bilag 1-4 og 7`` are; none where there is no such range."""
    parts = [half for item in items for half in SPLIT.split(item)]
    ranges = [_RANGE.fullmatch(part) for part in parts]
    if not any(ranges):
        return 0
    return sum(max(int(each["last"]) - int(each["first"]) + 1, 1) if each else 1 for each in ranges)


def in_persons(items: list[str]) -> int:
    """How many ``Anne, ægteparret Holm samt to borgere`` are, each name being one; 0 where each thing is one."""
    parts = [half for item in items for half in SPLIT.split(re.sub(r"^(?:og|samt) ", "", item))]
    if any(part.isdigit() for part in parts):
        return 0
    numbers = [2 if _COUPLE.match(part) else _own_number(part) or 1 for part in parts]
    return sum(numbers) if max(numbers) > 1 else 0


def groups(items: list[str]) -> list[int]:
    """What each of the things is a number of: ``en formand, to lærere og tre borgere``; 0 for one that tells none."""
    parts = [part for item in items for part in _things(re.sub(r"^(?:og|samt) ", "", item))]
    numbers = [_own_number(part) for part in parts]
    told = [number for number in numbers if number]
    return numbers if len(told) > 1 and max(told) > 1 and 2 * len(told) >= len(parts) else []


def _things(item: str) -> list[str]:
    """``to fra A og tre fra B`` are two things; ``13 fra foreninger og borgere`` are one, whoever they are from."""
    things: list[str] = []
    for half in SPLIT.split(item):
        if things and _COUNTED_FROM.match(things[-1]) and _MANY_MORE.fullmatch(half) and not _own_number(half):
            things[-1] += f" og {half}"
        else:
            things.append(half)
    return things


def _own_number(part: str) -> int:
    """``to lærere`` are two, ``en fra hver af de fire skoler`` are four; a thing without a number has none."""
    match = _OWN_NUMBER.match(part)
    if match is None:
        return 0
    spelled = match["number"].lower()
    own = int(spelled) if spelled.isdigit() else NUMBER_WORDS.get(spelled, 1)
    each = _EACH.search(match["rest"])
    times = (int(each[1]) if each[1].isdigit() else NUMBER_WORDS[each[1].lower()]) if each else 1
    return own * times
