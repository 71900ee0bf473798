"""Wholes and their parts by weight of evidence: what the words say, how the row is built, how the figures miss."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from ..text.reading import NUMBER_WORDS
from .adding import fits, is_near, judge, leaves_one_out
from .roles import Roles
from .rows import Row, is_heading, rows_after, rows_before

_ENOUGH = 5
_PLAUSIBLE = 3
_WORDS = r"(?:[^;\d]|\b(?:19|20)\d\d\b)"
_DIVIDED = Pattern(
    r"\b(?:fordel\w*|fordelt|uddel\w*|delt|deles|deler sig|opdel\w*|består|bestående|sammensat|nemlig|henholdsvis|hhv\.|"
    rf"således|dækker|dels|(?:gives|ydes|afsættes|betales|finansieres|dækkes|udmøntes|bruges) med)\b{_WORDS}{{0,60}}$|:{_WORDS}{{0,60}}$"
)
_OF_WHICH = Pattern(r"\W*(?:heraf|deraf|af (?:disse|dette|beløbet|midlerne|puljen|bevillingen|rammen))\b")
_PARALLEL = Pattern(r" ?(?:\)|til |på |for |fra |i |af |går |,|$|og |samt )")
_GOES = Pattern(
    r"\b(?:går|gik|gives|bruges|bruger|anvendes|får|fik|afsættes|betaler|bidrager|finansierer|giver|lægger|yder|"
    r"dækker|afholder|tegner sig|koster|kostede|disponer\w*|er|udgør|til)\b"
)
_FOR_INSTANCE = Pattern(
    r"(?<!\w)(?:bl\.a\.|blandt andet|blandt andre|fx|f\.eks\.|herunder|særligt|især|primært|(?:en|et|to|tre|flere|nogle) "
    r"af)(?!\w)[^,;]{0,60}$"
)
_ALL = Pattern(
    rf"\b(?:(?:alle|samtlige|de|delt i) (?P<count>{'|'.join(NUMBER_WORDS)}|\d{{1,2}})(?= [a-zæøå]|[.,;:])(?! mi[ao]| kr)|begge)\b"
)
_ADDS = Pattern(
    r"\W*(?:dertil|hertil|derudover|herudover|desuden|endvidere|endelig|ud ?over|oveni|også)\b|"
    r".*\b(?:oveni|oven i|lagt sammen|lægge[rs]?\b.*\bsammen|medregn\w*)\b"
)


_AT_ONCE = 3
"""Letters before the first amount of a sentence that only lists amounts."""


@dataclass
class Case:
    """One claim held against one row: the pieces of evidence, each with its weight."""

    whole: Amount
    row: Row
    evidence: list[tuple[str, int]] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """All pieces together."""
        return sum(points for _, points in self.evidence)

    def has(self, name: str) -> bool:
        """Whether this piece is among the evidence."""
        return any(each == name for each, _ in self.evidence)

    def add(self, name: str, points: int) -> None:
        """One more piece of evidence; nothing weighs nothing."""
        if points:
            self.evidence.append((name, int(points)))


def check_weighed(ground: Ground) -> None:
    """Every amount that has enough evidence of being the whole of a row that it does not equal."""
    for case in strongest(ground):
        if case.weight >= _ENOUGH:
            judge(ground, case.whole, case.row.parts)


def strongest(ground: Ground) -> Iterator[Case]:
    """The cases that weigh enough, the heaviest first; an amount is the whole or a part of one thing only."""
    roles = Roles(ground)
    cases = [case for whole in ground.amounts if (case := _best(ground, roles, whole))]
    wholes: set[Amount] = set()
    taken: set[Amount] = set()
    for case in sorted(cases, key=lambda each: -each.weight):
        if case.whole not in taken and wholes.isdisjoint(case.row.parts):
            wholes.add(case.whole)
            taken.update(case.row.parts)
            yield case


def _best(ground: Ground, roles: Roles, whole: Amount) -> Case | None:
    if whole in ground.settled or whole in ground.ranges or whole in ground.items or whole.ore <= 0:
        return None
    cases = list(cases_of(ground, roles, whole))
    right = [case for case in cases if fits(whole, case.row.total)]
    if right:
        best = max(right, key=lambda case: case.weight)
        return best if best.weight >= _PLAUSIBLE else None
    strong = [case for case in cases if case.weight >= _ENOUGH]
    return max(strong, key=lambda case: case.weight, default=None)


def cases_of(ground: Ground, roles: Roles, whole: Amount) -> Iterator[Case]:
    """The claim held against every row that may be its parts."""
    for row in (*rows_before(ground, roles, whole), *rows_after(ground, roles, whole)):
        if whole.ore < max(part.ore for part in row.parts):
            continue
        case = Case(whole, row)
        _whole_words(ground, roles, case)
        _division(ground, roles, case)
        _row_words(ground, roles, case)
        _against(ground, roles, case)
        _miss(case)
        yield case


def _whole_words(ground: Ground, roles: Roles, case: Case) -> None:
    """What the words around the claim call it."""
    role, row = roles.of(case.whole), case.row
    case.add("called the whole", 2 * role.is_called_whole)
    if not row.is_after:
        case.add("concluded", role.is_concluded)
        case.add("points back", role.points_back)
    words = ground.words(ground.number(case.whole)).lower()
    counts = {_number(match["count"]) for match in _ALL.finditer(words) if match["count"] or match[0] == "begge"}
    case.add("so many are named", 2 * bool(counts & {len(row.parts), row.leaves}))


def _number(word: str | None) -> int:
    return 2 if word is None else int(word) if word.isdigit() else NUMBER_WORDS[word]


def _division(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether the row that follows the claim is said to be what it is divided into."""
    whole, row = case.whole, case.row
    if not row.is_after:
        return
    first = row.parts[0]
    if ground.number(first) == ground.number(whole):
        is_divided = _DIVIDED.search(ground.between(whole, first)) is not None
        case.add("divided", 2 * is_divided)
        case.add("one of the row itself", -3 * (not is_divided and not roles.of(whole).is_called_whole))
    else:
        begins = ground.before(first, 100)
        after = roles.of(whole).tail.rstrip()
        case.add(
            "divided",
            2 * bool(after.endswith((":", "således")) or _DIVIDED.search(begins.rpartition(":")[0] or begins)),
        )
        case.add("heading", 2 * is_heading(ground, whole))
        alone = ground.amounts_in(ground.number(whole)) == [whole] and ground.number(first) - ground.number(whole) == 1
        case.add("begins with them", alone and len(ground.before(first)) < _AT_ONCE)
    numbers = {ground.number(each) for each in row.parts}
    case.add("one sentence has them", len(row.parts) > 2 and len(numbers) == 1)
    case.add("closed", 2 * roles.of(row.parts[-1]).closes)
    case.add("of which", _OF_WHICH.match(ground.words(ground.number(first))) is not None)
    case.add("more than there is", row.total > whole.ore)
    is_all = {name for name, _ in case.evidence} & {"divided", "closed", "heading", "called the whole"}
    case.add(
        "nobody says that it is all",
        -2 * (row.total < whole.ore and (not is_all or case.has("of which") and not case.has("closed"))),
    )


def _row_words(ground: Ground, roles: Roles, case: Case) -> None:
    """How the row is built: alike, one beside the other."""
    parts = case.row.parts
    case.add("list", 2 * case.row.is_list * (not ground.sentence(case.whole).item))
    tails = [_PARALLEL.match(roles.of(each).tail) is not None for each in parts]
    case.add("parallel", all(tails[:-1]))
    goes = [_GOES.search(roles.of(each).lead + roles.of(each).tail) is not None for each in parts]
    case.add("goes", sum(goes) >= len(parts) - 1)
    numbers = {ground.number(each) for each in parts}
    case.add("adds", any(_ADDS.match(ground.words(n)) for n in numbers))


def _against(ground: Ground, roles: Roles, case: Case) -> None:
    """What speaks against holding the two against each other."""
    whole, row = case.whole, case.row
    role = roles.of(whole)
    case.add("the claim is something else", -4 * (role.is_difference or role.is_aside or role.is_detail))
    case.add("a pool", -2 * (role.is_pool and not row.is_after))
    case.add("breaks", -row.breaks)
    case.add("a part of another", -4 * (whole in ground.parts and not role.is_called_whole))
    is_yearly = [ground.is_yearly(each) for each in row.parts]
    case.add("yearly", -3 * (any(is_yearly) and not ground.is_yearly(whole)))
    case.add("for instance", -3 * any(_FOR_INSTANCE.search(roles.of(each).lead) for each in row.parts))
    case.add("something left among them", -2 * any(roles.of(each).is_left for each in row.parts))
    case.add("unlike", -2 * (len({ground.sentence(each).item for each in row.parts}) > 1))
    case.add(
        "items beside it",
        -4
        * (
            ground.sentence(whole).item
            and row.is_after
            and any(ground.sentence(each).item and ground.number(each) != ground.number(whole) for each in row.parts)
        ),
    )


def _miss(case: Case) -> None:
    """How the figures miss each other."""
    whole, expected, parts = case.whole, case.row.total, case.row.parts
    unit = min(each.precision_ore for each in (whole, *parts))
    digits = max(len(str(each // unit).rstrip("0")) for each in (whole.ore, expected))
    slip = _slip(whole.ore // unit, expected // unit)
    if slip == "swapped" and digits > 2:
        case.add("two digits swapped", 3)
    elif slip and digits > 2:
        case.add("one digit other", 2)
    elif leaves_one_out(whole, parts):
        case.add("one left out", 3 if len(parts) > 3 and digits > 2 else 2)
    elif is_near(whole, expected, 12):
        case.add("near", 1)
    elif not is_near(whole, expected, 35):
        case.add("far", -3)


def _slip(said: int, expected: int) -> str:
    """Whether two digits have changed places, or one is another."""
    one, other = str(said), str(expected)
    if len(one) != len(other):
        return ""
    apart = [n for n, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
    if len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(one) == sorted(other):
        return "swapped"
    return "one" if len(apart) == 1 else ""
