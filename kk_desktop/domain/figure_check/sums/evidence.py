"""The pieces of evidence that a row of amounts is the parts of a whole, and what each weighs."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..cells.labels import same, telling
from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern
from ..text.reading import NUMBER_WORDS
from .adding import fits, is_near, leaves_one_out, parts_sum
from .partitions import in_brackets
from .roles import Role, Roles
from .rows import Row, fills, is_first, is_heading

_WORDS = r"(?:[^;\d]|\b(?:19|20)\d\d\b)"
_DIVIDED = Pattern(
    r"\b(?:fordel\w*|fordelt|uddel\w*|delt|deles|deler sig|opdel\w*|består|bestående|sammensat|nemlig|henholdsvis|hhv\.|"
    r"således|sådan|dække[rs]?|dels|skyldes|stammer fra|kommer fra|"
    r"(?:går|gik|gives|ydes|afsættes|betales|finansieres|dækkes|udmøntes|bruges|anvendes|afholdes|bæres|skaffes|hentes)"
    rf"(?= (?:til|med|af|på|fra|dels|ved)\b))\b{_WORDS}{{0,60}}$|:{_WORDS}{{0,60}}$"
)
_IS_DIVIDED = Pattern(r"\b(?:fordelt|uddelt|udmøntet|delt (?:op|ud)|fordeles|uddeles|disponeret)\b")
_OF_WHICH = Pattern(r"\W*(?:heraf|deraf|af (?:disse|dette|beløbet|midlerne|puljen|bevillingen|rammen))\b")
_FROM_IT = Pattern(r"\b(?:ud )?af (?:de|den|det|disse|årets|\w+s|\w+e[nt]) (?:\w+ ){0,2}$")
_LAID_TOGETHER = Pattern(r"\b(?:lagt|lægge[rs]?)\b.*\bsammen\b|\b(?:idet|fordi|eftersom)\b.*\bo(?:ven|ver) ?i\b")
_ALIKE = Pattern(r" ?(?:\)|til |på |for |fra |i |af |at |går |,|$|og |samt )")
_GOES = Pattern(
    r"\b(?:går|gik|gives|bruges|bruger|anvendes|får|fik|afsættes|betaler|bidrager|finansierer|giver|lægger|yder|"
    r"dækker|afholder|tegner sig|koster|kostede|disponer\w*|frigives|ydes|stod for|modtog|gav|søges|bevilges|medgår|er|udgør|til)\b"
)
_FOR_INSTANCE = Pattern(
    r"(?<!\w)(?:bl\.a\.|blandt andet|blandt andre|fx|f\.eks\.|herunder|særligt|især|primært|"
    r"(?:en|et|to|tre|flere|nogle) af)(?!\w)[^,;]{0,60}$"
)
_NUMBER = rf"(?P<count>{'|'.join(NUMBER_WORDS)}|\d{{1,2}})(?= [a-zæøå]|[.,;:])(?! (?:mi[ao]|kr|pct|år|procent))"
_ALL = Pattern(rf"\b(?:(?:alle|samtlige|de|delt i) {_NUMBER}|begge)\b")
_SO_MANY = Pattern(rf"\b{_NUMBER} [a-zæøå]{{3,}}")
_ADDS = Pattern(
    r"\W*(?:dertil|hertil|derudover|herudover|desuden|endvidere|endelig|ud ?over|oveni|også|med)\b|"
    r".*\b(?:oveni|oven i|lagt sammen|lægge[rs]?\b.*\bsammen|medregn\w*)\b"
)
_SUMS_UP = Pattern(
    r"\W*(?:at )?(?:det|dette|(?:alt )?i ?alt|i det hele|samlet|tilsammen|sammenlagt|total\w*|dermed|hermed|således|summen|"
    r"sum|de(?:n|t)? samlede|alle|begge)\b"
)
_OF_THE_CASE = Pattern(
    r".*\b(?:indstilling\w*|forslag\w*|sag(?:en)?|projekt\w*|initiativ\w*|indsats\w*|ansøgning\w*|begge|alle)\b"
)
_MONEY = Pattern(
    r"\b(?!egen)\w*(?:ramme|pulje|budget|bevilling|tilskud|udgift|omkostning|pris|beløb|økonomi|støtte|finansiering|"
    r"uddeling|sum|tildeling|investering|regning|indtægt)\w*\b[^;.\d]{0,40}$|\bkoster?\b[^;.\d]{0,20}$"
)
_FOR_LEADS = Pattern(rf"\W*(?:til|på|for) (?!\d|(?:{'|'.join(NUMBER_WORDS)})\b)(?P<what>(?:\w+ ?){{1,3}})")
_FOR_FOLLOWS = Pattern(
    r"[^.;,]{0,20} (?:til|på|(?<!inden )for) (?!rådighed|formålet|at |\d|"
    rf"(?:{'|'.join(NUMBER_WORDS)})\b)(?P<what>(?:\w+ ?){{1,4}})"
)
_ASKED = Pattern(r"\b(?:an)?søg\w*|\bansøg\w*")
_GIVEN = Pattern(r"\b(?:får|modtager|bevilg\w*|uddel\w*|tildel\w*|(?<!det )giv\w*|støtte[rst]?|tilskud)\b")
_ALL_OF_THEM = Pattern(r"\balle (?:\w+ )?(?:støttes|imødekommes|får|bevilges|gives|tildeles|godkendes)\b")
_BESIDES = Pattern(
    r"\W*(?:dertil|hertil|derudover|herudover|desuden|endvidere|ud ?over|yderligere|tidligere|(?:i|for) (?:år )?(?:19|20)\d\d)\b"
)
_REST_IS_TOLD = Pattern(
    r"\b(?:resten|rest(?:beløb|midler)\w*|de resterende|(?:det|den|de) (?:øvrige|tilbageværende)|tilbage\b|udestår|ufordelt|"
    r"udisponer\w*|uudmønt\w*)"
)
_PAYS = Pattern(r"\b(?:betaler|bidrager|finansierer|giver|dækker|afholder|yder|lægger)\b")
_POOL = Pattern(r"(?:pulje|ramme|rådighed|uddel|fordel|midler|tilskud|støtte|donation|bevilling|at gøre godt med)")
_RECEIVES = Pattern(r"\b(?:får|modtager|går|gives|anvendes|bruges|bevilges|tildeles|afsættes|bruger)\b")
_NO_MORE = Pattern(
    r"[^.]{0,20}\bmere (?:er|var|blev|bliver) der(?: heller)? ikke\b|\W*(?:så|dermed) er der (?:heller )?ikke mere\b"
)
_OWES = Pattern(r"\b(?:gæld\w*|lån\w*|skyld\w*|formue\w*|egenkapital\w*|kompensation\w*|gennemsnit\w*)\b")
_BESIDE = 80
"""Letters after a claim in which the rest may be told."""
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

    @property
    def is_right(self) -> bool:
        """Whether the claim, as it is spelled, equals the row."""
        return fits(self.whole, self.row.total)

    def has(self, *names: str) -> bool:
        """Whether one of these pieces is among the evidence."""
        return any(name in names for name, _ in self.evidence)

    def add(self, name: str, is_so: bool, points: int = 1) -> None:
        """One more piece of evidence, where it is so."""
        if is_so:
            self.evidence.append((name, points))


def case_of(ground: Ground, roles: Roles, whole: Amount, row: Row) -> Case:
    """All that speaks for the row being the parts of the whole, and against it."""
    case, role = Case(whole, row), roles.of(whole)
    _called(ground, role, case)
    if row.is_after:
        _divided(ground, roles, case)
    else:
        _concluded(ground, roles, case)
    _built(ground, roles, case)
    _against(ground, roles, case)
    _meets(case)
    _ties(ground, case)
    return case


def _called(ground: Ground, role: Role, case: Case) -> None:
    """What the words around the claim call it."""
    row, number = case.row, ground.number(case.whole)
    case.add("called the whole", role.is_called_whole, 2)
    sizes = {len(row.parts), row.leaves}
    is_counted = not sizes.isdisjoint(_counts(_ALL, ground.words(number)))
    case.add("all of so many", is_counted, 2)
    lists = sorted({ground.number(each) for each in row.parts} - {number})
    named = any(not sizes.isdisjoint(_counts(_SO_MANY, ground.words(each))) for each in lists[:2])
    case.add("so many are named", not is_counted and named)


def _counts(pattern: Pattern, words: str) -> set[int]:
    found = [match["count"] for match in pattern.finditer(words.lower())]
    return {2 if word is None else int(word) if word.isdigit() else NUMBER_WORDS[word] for word in found}


def _concluded(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether the claim is said to come of the row before it."""
    here, row, role = ground.number(case.whole), case.row, roles.of(case.whole)
    numbers = {ground.number(each) for each in row.parts}
    case.add("concluded", role.is_concluded or role.is_at_last, 2 if role.is_at_last else 1)
    case.add("contrasted", role.is_contrasted, -3)
    case.add("the last part is told", any(roles.of(each).closes for each in row.parts))
    case.add("named", row.is_named, 2)
    case.add("points back", role.points_back and here not in numbers)
    is_summed = numbers != {here} and _SUMS_UP.match(ground.words(here)) is not None
    case.add("sums up", is_summed)
    case.add("beside it", role.is_called_whole and row.breaks == 0 and here - max(numbers) < 2)
    case.add("called money", _MONEY.search(role.lead) is not None)
    is_row = len(row.parts) > 2 and len(numbers) == 1 and here not in numbers
    case.add("one sentence has them", is_row and role.is_called_whole)
    is_said = role.is_called_whole or role.is_concluded or role.points_back or case.has("called money")
    is_alone = not (is_said or case.has("all of so many"))
    case.add("one of the row itself", here in numbers and is_alone, -3)
    opens = _BESIDES.match(ground.words(here)) is not None and here not in numbers
    case.add("beside what was told", opens, -4)
    case.add("of the case", row.breaks > 1 and _OF_THE_CASE.match(ground.words(here)) is not None)
    case.add("a pool", role.is_pool and not role.is_concluded, -3)
    gap = sum(not is_first(ground, n) for n in range(max(numbers) + 1, here))
    case.add("matter between", gap > 0, -min(gap, 3))
    case.add("all of the part above", row.breaks > 1 and fills(ground, min(numbers)))


def _divided(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether the row after the claim is said to be what it is divided into."""
    whole, row = case.whole, case.row
    first, numbers = row.parts[0], {ground.number(each) for each in row.parts}
    here, there = ground.number(whole), ground.number(first)
    if here == there:
        lead = ground.between(whole, first)
        is_divided = _DIVIDED.search(lead) is not None or (lead == " (" and _in_one_bracket(ground, row))
        is_named = lead.startswith((" til ", " på ", " for ")) and all(in_brackets(ground, each) for each in row.parts)
        is_divided = is_divided or is_named or _FROM_IT.search(ground.before(whole, 40)) is not None
        is_divided = is_divided or _LAID_TOGETHER.search(ground.words(here)) is not None
        case.add("divided", is_divided, 3)
        case.add("one of the row itself", not is_divided and not roles.of(whole).is_called_whole, -3)
    else:
        begins, after = ground.before(first, 100), roles.of(whole).tail.rstrip()
        is_divided = after.endswith((":", ";", "således", "sådan")) or _DIVIDED.search(
            begins.rpartition(":")[0] or begins
        )
        is_divided = is_divided or _IS_DIVIDED.search(after) is not None
        case.add("divided", bool(is_divided), 3)
        case.add("heading", is_heading(ground, whole), 2)
        is_next = list(ground.amounts_in(here)) == [whole] and there - here == 1
        case.add("begins with them", is_next and len(ground.before(first)) < _AT_ONCE)
        case.add("all that follows", is_next and list(ground.amounts_in(there)) == list(row.parts))
    words = ground.words(there)
    is_paid = _PAYS.search(words) or (_RECEIVES.search(words) and _POOL.search(ground.about(whole)))
    case.add("paid of it", here != there and bool(is_paid))
    last = ground.number(row.parts[-1])
    rest = ground.after(row.parts[-1], 200) + ground.words(last + 1)
    is_rest = row.total < whole.ore and not case.has("closed") and _REST_IS_TOLD.search(rest.lower()) is not None
    case.add("the rest is told", is_rest, -4)
    case.add("one sentence has them", len(row.parts) > 2 and len(numbers) == 1)
    is_closed = roles.of(row.parts[-1]).closes or _NO_MORE.match(ground.words(ground.number(row.parts[-1]) + 1))
    case.add("closed", bool(is_closed), 2)
    is_of_which = (
        _OF_WHICH.match(ground.words(there)) is not None or _FROM_IT.search(ground.before(whole, 40)) is not None
    )
    case.add("of which", is_of_which)
    case.add("more than there is", row.total > whole.ore)
    is_all = case.has("closed") or (not is_of_which and case.has("divided", "heading", "called the whole"))
    is_less = row.total < whole.ore and not is_all and (is_of_which or not is_near(whole, row.total, 5))
    case.add("nobody says that it is all", is_less, -6 if is_of_which else -2)


def _in_one_bracket(ground: Ground, row: Row) -> bool:
    """``1,9 mio. kr. (1,2 mio. kr. til mad og 0,7 mio. kr. til vikarer)``."""
    words = ground.text[row.parts[0].start : row.parts[-1].start]
    return ")" not in words and ")" in ground.after(row.parts[-1])


def _built(ground: Ground, roles: Roles, case: Case) -> None:
    """How the row is built: alike, one beside the other."""
    parts = case.row.parts
    case.add("a list", case.row.is_list and not ground.sentence(case.whole).item, 2)
    case.add("in brackets", not case.row.is_list and all(in_brackets(ground, each) for each in parts))
    case.add("alike", all(_ALIKE.match(roles.of(each).tail) for each in parts[:-1]))
    goes = [_GOES.search(f"{roles.of(each).lead}{roles.of(each).tail}") is not None for each in parts]
    case.add("goes", sum(goes) >= len(parts) - 1)
    numbers = {ground.number(each) for each in parts}
    case.add("added", any(_ADDS.match(ground.words(n)) for n in numbers))
    case.add("unlike", len({ground.sentence(each).item for each in parts}) > 1, -2)


def _against(ground: Ground, roles: Roles, case: Case) -> None:
    """What speaks against holding the two against each other."""
    whole, row = case.whole, case.row
    role = roles.of(whole)
    left = [roles.of(each).is_left for each in row.parts]
    follows = [each for each in ground.amounts_between(whole.end, whole.end + _BESIDE) if each.ore]
    is_more = bool(follows) and row.total < whole.ore and fits(whole, row.total + follows[0].ore)
    case.add("with what follows", not row.is_after and is_more, -4)
    is_change = role.is_difference and not case.has("divided") and not (all(left) and role.is_called_whole)
    is_other = is_change or (role.is_aside and not case.has("divided")) or role.is_detail
    case.add("the claim is something else", is_other, -4)
    is_of_other = not row.is_after and _has_own_purpose(ground, case)
    case.add("of something else", is_of_other, -4 if leaves_one_out(whole, row.parts) else -3)
    owes = _OWES.search(role.lead) and not any(_OWES.search(roles.of(each).own) for each in row.parts)
    case.add("money of another kind", not row.is_after and bool(owes), -3)
    case.add("asked is not given", not row.is_after and _is_asked_for(ground, case), -3)
    case.add("a part of another", whole in ground.parts and not role.is_called_whole, -4)
    case.add("parts of what is told", all(each in ground.parts for each in row.parts), -2)
    case.add("as a table says", roles.is_printed(whole), -4)
    case.add("one of them again", any(fits(whole, each.ore) for each in row.parts), -3)
    case.add("one part is nearly all", max(each.ore for each in row.parts) * 20 > row.total * 19, -3)
    case.add("of two sections", len({ground.sentence(each).section for each in row.parts}) > 1, -2)
    breaks = min(row.breaks, 2) if _goes_on(ground, roles, case) else row.breaks
    case.add("far away", breaks > 0, -breaks)
    is_yearly = any(ground.is_yearly(each) for each in row.parts)
    case.add("for each year", is_yearly and not ground.is_yearly(whole), -3)
    case.add("for instance", any(_FOR_INSTANCE.search(roles.of(each).lead) for each in row.parts), -3)
    case.add("something left among them", any(left) and not (all(left) and role.is_difference), -3)
    case.add("all but the first", not row.is_list and _fits_without_first(case), -3)
    items = not case.has("divided") and [
        each for each in row.parts if ground.sentence(each).item and ground.number(each) != ground.number(whole)
    ]
    case.add("an item beside them", bool(items) and row.is_after and ground.sentence(whole).item, -4)


def _goes_on(ground: Ground, roles: Roles, case: Case) -> bool:
    """Whether a paragraph begins with what follows from the one before it: ``Der er således søgt om``."""
    number, sentences = ground.number(case.whole), ground.passages.sentences
    begins = number > 0 and sentences[number].paragraph != sentences[number - 1].paragraph
    last = ground.number(case.row.parts[-1])
    return begins and last == number - 1 and not case.row.is_after and roles.of(case.whole).is_concluded


def _fits_without_first(case: Case) -> bool:
    """Whether the claim equals the row from a later amount on: what stands before is of something else."""
    parts = case.row.parts
    return any(fits(case.whole, parts_sum(parts[n:])) for n in range(1, len(parts) - 1))


def _has_own_purpose(ground: Ground, case: Case) -> bool:
    """Whether the claim is for something that no word about the row names."""
    number = ground.number(case.whole)
    elsewhere = sorted({ground.number(part) for part in case.row.parts} - {number})
    words, after = ground.words(number), ground.after(case.whole)
    match = _FOR_LEADS.match(words) or _FOR_FOLLOWS.match(after)
    if len(elsewhere) < len({ground.number(part) for part in case.row.parts}) or match is None:
        return False
    said = [word for word in telling(match["what"]) if not word.isdigit()]
    return bool(said) and not any(
        same(word, other) for n in elsewhere for word in telling(ground.words(n)) for other in said
    )


def _is_asked_for(ground: Ground, case: Case) -> bool:
    """Whether the one is what was applied for and the other what is given."""
    said = ground.words(ground.number(case.whole))
    listed = " ".join(ground.words(n) for n in sorted({ground.number(each) for each in case.row.parts}))
    is_asked, was_asked = _ASKED.search(said) is not None, _ASKED.search(listed) is not None
    if is_asked == was_asked or _ALL_OF_THEM.search(said):
        return False
    return (_GIVEN.search(listed) if is_asked else _GIVEN.search(said)) is not None


def _meets(case: Case) -> None:
    """How the figures meet or miss each other."""
    whole, expected, parts = case.whole, case.row.total, case.row.parts
    unit = min(each.precision_ore for each in (whole, *parts))
    said, summed = whole.ore // unit, expected // unit
    digits = max(len(str(each).rstrip("0")) for each in (said, summed))
    slip = _slip(str(said), str(summed))
    if fits(whole, expected):
        is_coarse = whole.precision_ore > max(each.precision_ore for each in parts)
        case.add("equal", True, 1 if is_coarse else 2)
    elif slip == "swapped" and digits > 2:
        case.add("two digits swapped", True, 3)
    elif slip and digits > 2:
        case.add("one digit other", True, 3 if digits > 3 and is_near(whole, expected, 1) else 2)
    elif leaves_one_out(whole, parts):
        case.add("one left out", True, 3 if len(parts) > 3 and digits > 2 else 2)
    elif is_near(whole, expected, 4):
        case.add("close", True, 2)
    elif is_near(whole, expected, 12) or (slip and is_near(whole, expected, 30)):
        case.add("near", True)


def _ties(ground: Ground, case: Case) -> None:
    """A claim that only comes near needs a word that ties the two; so does one before the row, whatever it misses by."""
    is_slip = case.has("equal", "two digits swapped", "one digit other", "one left out")
    is_called = case.has("called the whole", "all of so many", "a list")
    if case.row.is_after:
        is_tied = is_called or case.has("divided", "heading", "closed", "begins with them", "paid of it")
        is_row = len(case.row.parts) > 2 and (is_slip or case.has("close", "all that follows"))
        case.add("nothing ties them", not (is_tied or is_row), -2)
    else:
        is_here = any(ground.number(each) == ground.number(case.whole) for each in case.row.parts)
        is_row = len(case.row.parts) > 2 and case.has("close", "the last part is told")
        is_told = is_slip or case.has("close", "a list")
        case.add("a table may tell of more", bool(ground.grids) and not is_told, -2)
        case.add("only near", not (is_slip or is_called or is_here or is_row), -1)


def _slip(said: str, summed: str) -> str:
    """Whether two digits have changed places, or one is another."""
    if len(said) != len(summed):
        return ""
    apart = [n for n, (left, right) in enumerate(zip(said, summed, strict=True)) if left != right]
    if len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(said) == sorted(summed):
        return "swapped"
    return "one" if len(apart) == 1 else ""
