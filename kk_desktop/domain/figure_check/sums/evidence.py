"""What the words and the build say for a row of amounts being the parts of a whole."""

from __future__ import annotations

from itertools import pairwise

from ..ground import Ground
from ..slips import is_near
from ..text.patterns import Pattern
from ..text.reading import NUMBER_WORDS
from .case import Case
from .partitions import in_brackets
from .roles import Roles
from .rows import Row, fills, is_first, is_heading, is_item
from .wording import single_years

_WORDS = r"(?:[^;\d]|\b(?:19|20)\d\d\b)"
_DIVIDES = (
    r"\b(?:fordel\w*|fordelt|uddel\w*|delt|deles|deler sig|opdel\w*|består|bestående|sammensat|nemlig|henholdsvis|"
    r"hhv\.|således|sådan|dække[rs]?|dels|skyldes|stammer fra|kommer fra|"
    r"specificer\w*|henføres|regnestykket|som følger|følgende (?:dele|elementer|beløb|udgifter|omkostninger|formål)|"
    r"(?:hoved|del)?post(?:er|erne)|delbeløb\w*|gået til|"
    r"(?:gå|går|gik|gives|ydes|afsættes|betales|finansieres|dækkes|udmøntes|bruges|anvendes|afholdes|bæres|skaffes|hentes)"
    r"(?= (?:til|med|af|på|fra|dels|ved)\b)|"
    r"(?:nås|nået|indfri\w*|opnå\w*|findes|fundet|hentet|tilvejebring\w*|tilvejebragt|skaffet|udgøres|fremkommer|dannes)"
    rf"(?= (?:med|ved|af|fra|som)\b))\b{_WORDS}{{0,60}}$"
)
_DIVIDED = Pattern(rf"{_DIVIDES}|:{_WORDS}{{0,60}}$")
_IS_SAID_TO_DIVIDE = Pattern(
    rf"{_DIVIDES}|\b\w*(?:beløb|budget|udgift|bevilling|ramme|sum|pris|overslag)\w* omfatter\b{_WORDS}{{0,60}}$"
)
_INCLUDES = Pattern(rf"\b(?:omfatte[rs]?|indgår|rummer|indeholder)\b{_WORDS}{{0,60}}$")
"""What is in it may be all or not: ``I beløbet indgår``."""
_IS_DIVIDED = Pattern(r"\b(?:fordelt|uddelt|udmøntet|delt (?:op|ud)|fordeles|uddeles|disponeret)\b")
_OF_WHICH = Pattern(r"\W*(?:heraf|deraf|af (?:disse|dette|beløbet|midlerne|puljen|bevillingen|rammen))\b")
_NO_VERB = r"(?!(?:er|var|blev|bliver|går|gik|har|kan|skal|koster|kostede|udgør|løber|beløber|lyder|kræver|\w+[eå]s) )"
_NO_VERB_IN = r"(?:(?!\b(?:er|var|blev|bliver|går|gik|har|kan|skal|udgør|mere|mindre|end|mod) )[^\d.;:()–—])"
_FROM_IT = Pattern(rf"\b(?:ud )?af (?:de|den|det|disse|årets|\w+s|\w+e[nt]) (?:{_NO_VERB}\w+ ){{0,2}}$")
"""``Af de 24 mio. kr. går 17``, where ``Af rammen er 24 mio. kr. afsat`` tells of a part."""
_LAID_TOGETHER = Pattern(r"\b(?:lagt|lægge[rs]?)\b.*\bsammen\b|\b(?:idet|fordi|eftersom)\b.*\bo(?:ven|ver) ?i\b")
_ALIKE = Pattern(r" ?(?:\)|til |på |for |fra |i |af |at |går |,|$|og |samt )")
_GOES = Pattern(
    r"\b(?:går|gik|gives|bruges|bruger|anvendes|får|fik|afsættes|betaler|bidrager|finansierer|giver|lægger|yder|"
    r"dækker|afholder|tegner sig|koster|kostede|disponer\w*|frigives|ydes|stod for|modtog|gav|søges|"
    r"bevilges|medgår|er|udgør|til)\b"
)
_NUMBER = rf"(?P<count>{'|'.join(NUMBER_WORDS)}|\d{{1,2}})(?= [a-zæøå]|[.,;:])(?! (?:mi[ao]|kr|pct|år|procent))"
_ALL = Pattern(rf"\b(?:(?:alle|samtlige|de|delt i) {_NUMBER}|begge)\b")
_SO_MANY = Pattern(rf"\b{_NUMBER} [a-zæøå]{{3,}}")
_ADDS = Pattern(
    r"\W*(?:dertil|hertil|derudover|herudover|desuden|endvidere|endelig|ud ?over|oveni|også|med)\b|"
    r".*\b(?:oveni|oven i|lagt sammen|lægge[rs]?\b.*\bsammen|medregn\w*)\b"
)
_SUMS_UP = Pattern(
    r"\W*(?:at )?(?:det|dette|(?:alt )?i ?alt|i det hele|samlet|tilsammen|sammenlagt|total\w*|dermed|hermed|således|"
    r"summen|sum|de(?:n|t)? samlede|alle|begge)\b"
)
_IN_ALL = r"(?:i ?alt|tilsammen|til sammen|sammenlagt|samlet)"
_GIVES_ALL = Pattern(
    rf"(?:(?! (?:og|samt|men|mens|der|som|hvor\w*|eller)\b)[^.;:,()\d]|\b(?:19|20)\d\d\b){{0,50}}? "
    rf"(?:giver|bliver|udgør|koster|løber|beløber sig|summer\w*) (?:dermed |altså |således |så )?"
    rf"(?:{_IN_ALL} (?:op )?(?:til |i )?|op (?:til|i) (?:{_IN_ALL} )?)(?:en (?:samlet )?\w+ på )?"
)
"""``løn 200.000 kr. og drift 100.000 kr. giver i alt``: what was just told gives it, and nothing else does."""
_THAT_GIVES_ALL = Pattern(
    rf"\W*(?:det|dette) (?:giver|bliver) (?:dermed |altså |så )?{_IN_ALL} (?:til )?|"
    rf"\W*{_IN_ALL} (?:giver|bliver) (?:det|dette) "
)
_OF_THE_CASE = Pattern(
    r".*\b(?:indstilling\w*|forslag\w*|sag(?:en)?|projekt\w*|initiativ\w*|indsats\w*|ansøgning\w*|bevillinge\w*|"
    r"tilskuddene|begge|alle)\b"
)
_MONEY = Pattern(
    r"\b(?!egen)\w*(?:ramme|pulje|budget|bevilling|tilskud|udgift|omkostning|pris|beløb|økonomi|støtte|finansiering|"
    r"uddeling|sum|tildeling|investering|regning|indtægt)\w*\b[^;.\d]{0,40}$|\bkoster?\b[^;.\d]{0,20}$"
)
_BESIDES = Pattern(
    r"\W*(?:dertil|hertil|derudover|herudover|desuden|endvidere|ud ?over|yderligere|tidligere|"
    r"(?:i|for) (?:år )?(?:19|20)\d\d)\b"
)
_REST_IS_TOLD = Pattern(
    r"\b(?:resten|rest(?:beløb|midler)\w*|de resterende|(?:det|den|de) (?:øvrige|tilbageværende)|tilbage\b|udestår|"
    r"ufordelt|udisponer\w*|uudmønt\w*)"
)
_PAYS = Pattern(r"\b(?:betaler|bidrager|finansierer|giver|dækker|afholder|yder|lægger)\b")
_POOL = Pattern(r"(?:pulje|ramme|rådighed|uddel|fordel|midler|tilskud|støtte|donation|bevilling|at gøre godt med)")
_RECEIVES = Pattern(r"\b(?:får|modtager|går|gives|anvendes|bruges|bevilges|tildeles|afsættes|bruger)\b")
_NO_MORE = Pattern(
    r"[^.]{0,20}\bmere (?:er|var|blev|bliver) der(?: heller)? ikke\b|\W*(?:så|dermed) er der (?:heller )?ikke mere\b|"
    r"[^.]{0,30}\bhele (?:beløbet|puljen|rammen|bevillingen|tilskuddet)\b[^.]{0,30}\b"
    r"(?:fordelt|brugt|udmøntet|disponeret|uddelt)\b"
)
_OF_IT = Pattern(r"\W*(?:der|det|de|beløbet|udgift\w*|midlerne|bevillingen|rådighedsbeløb\w*|i (?:19|20)\d\d)\b")
_OPENS_ASIDE = Pattern(r",? ?(?:\(| [–—-] )")
_PURPOSE = rf" (?:til|på|i|for|fra|hos|ved) {_NO_VERB_IN}{{2,60}}?"
_NEXT_PURPOSE = Pattern(rf"{_PURPOSE}(?:,| og| samt|, og|, samt) ")
_LAST_PURPOSE = Pattern(rf"{_PURPOSE}(?:\)| [–—-] |[.,;]|$)")
"""``(640 mio. kr. på klimaskærm og 410 mio. kr. på installationer)``."""
_ITS_OWN_REST = Pattern(r"^ (?:til|på|i|for|hos) (?:det|den|de) (?:øvrige|resterende|tilbageværende)\b")
_ITEMS_OF = Pattern(r"\b\w*(?:poster|posterne|delene|elementerne) (?:i|af|bag) [^.;:\d]{0,30}$")
"""``Hovedposterne i de 8,3 mio. kr. er``."""
_LEAD = 120
"""Letters of the sentences before a row in which it is said that it is the parts."""
_AT_ONCE = 3
"""Letters before the first amount of a sentence that only lists amounts."""


def is_called(ground: Ground, roles: Roles, case: Case) -> None:
    """What the words around the claim call it."""
    row, number, role = case.row, ground.number(case.whole), roles.of(case.whole)
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


def is_concluded(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether the claim is said to come of the row before it."""
    here, row, role = ground.number(case.whole), case.row, roles.of(case.whole)
    numbers = {ground.number(each) for each in row.parts}
    case.add("concluded", role.is_concluded or role.is_at_last, 2 if role.is_at_last else 1)
    case.add("contrasted", role.is_contrasted, -3)
    case.add("the last part is told", any(roles.of(each).closes for each in row.parts))
    case.add("named", row.is_named, 2)
    case.add("told alike", row.is_told_alike, 2)
    case.add("points back", role.points_back and here not in numbers)
    is_summed = numbers != {here} and _SUMS_UP.match(ground.words(here)) is not None
    case.add("sums up", is_summed)
    case.add("given as the whole", _is_given_as_whole(ground, roles, case))
    case.add("beside it", role.is_called_whole and row.breaks == 0 and here - max(numbers) < 2)
    case.add("called money", _MONEY.search(role.lead) is not None)
    is_row = len(row.parts) > 2 and len(numbers) == 1 and here not in numbers
    case.add("one sentence has them", is_row and role.is_called_whole)
    is_next = is_row and numbers == {here - 1} and list(ground.amounts_in(here - 1)) == list(row.parts)
    is_next = is_next and list(ground.amounts_in(here)) == [case.whole]
    case.add("concluded of a sentence", is_next and role.is_concluded and not role.is_called_whole, 3)
    is_said = role.is_called_whole or role.is_concluded or role.points_back or case.has("called money")
    is_alone = not (is_said or case.has("all of so many"))
    case.add("one of the row itself", here in numbers and is_alone, -3)
    opens = _BESIDES.match(ground.words(here)) is not None and here not in numbers
    case.add("beside what was told", opens, -4)
    case.add("of the case", row.breaks > 1 and _OF_THE_CASE.match(ground.words(here)) is not None)
    case.add("a pool", role.is_pool and not role.is_concluded, -3)
    gap = not row.is_told_alike and sum(not is_first(ground, n) for n in range(max(numbers) + 1, here))
    case.add("matter between", gap > 0, -min(gap, 3))
    case.add("all of the part above", row.breaks > 1 and fills(ground, min(numbers)))


def _is_given_as_whole(ground: Ground, roles: Roles, case: Case) -> bool:
    """Whether the words between the row and the claim say outright that the one comes to the other."""
    whole, parts = case.whole, case.row.parts
    here, there = ground.number(whole), ground.number(parts[0])
    told = [each for each in ground.amounts_in(there) if each.start < whole.start]
    if told != list(parts) or not roles.of(whole).is_called_whole:
        return False
    if there == here:
        return _GIVES_ALL.fullmatch(ground.between(parts[-1], whole)) is not None
    return (
        ground.passages.goes_on(here)
        and there == here - 1
        and _THAT_GIVES_ALL.fullmatch(ground.before(whole)) is not None
    )


def is_divided(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether the row after the claim is said to be what it is divided into."""
    if ground.number(case.row.parts[0]) == ground.number(case.whole):
        _divided_here(ground, roles, case)
    else:
        _divided_below(ground, roles, case)
    numbers = {ground.number(each) for each in case.row.parts}
    case.add("one sentence has them", len(case.row.parts) > 2 and len(numbers) == 1)
    case.add("year by year", _is_year_by_year(ground, roles, case), 3)
    case.add("more than there is", case.row.total > case.whole.ore)
    _all_of_it(ground, roles, case)


def _is_year_by_year(ground: Ground, roles: Roles, case: Case) -> bool:
    """``5,9 mio. kr. i 2020 og 2,9 mio. kr. i 2021``: each of a year of its own, and the whole of none."""
    own = [roles.of(each) for each in case.row.parts]
    sides = [single_years(role.lead) for role in own], [single_years(role.tail) for role in own]
    is_each = any(
        all(len(each) == 1 for each in side) and len({each[0] for each in side}) == len(own) for side in sides
    )
    here, there = ground.number(case.whole), ground.number(case.row.parts[0])
    is_next = there - here == 1 and {ground.number(each) for each in case.row.parts} == {there}
    is_same = (is_item(ground, here) and is_item(ground, there)) or _OF_IT.match(ground.words(there)) is not None
    return (
        is_each
        and is_next
        and is_same
        and not ground.years_of(case.whole)
        and list(ground.amounts_in(here)) == [case.whole]
    )


def _divided_here(ground: Ground, roles: Roles, case: Case) -> None:
    """``12,6 mio. kr., fordelt med 8,2 mio. kr. til A og 4,4 mio. kr. til B``."""
    whole, row = case.whole, case.row
    lead = ground.between(whole, row.parts[0])
    is_named = lead.startswith((" til ", " på ", " for ")) and all(in_brackets(ground, each) for each in row.parts)
    is_said = (
        _DIVIDED.search(lead) is not None
        or is_named
        or _is_shared_out(ground, case)
        or (lead.startswith(" (") and ")" not in lead and _in_one_bracket(ground, row))
        or _FROM_IT.search(ground.before(whole, 40)) is not None
        or _ITEMS_OF.search(ground.before(whole, 50)) is not None
        or _LAID_TOGETHER.search(ground.words(ground.number(whole))) is not None
    )
    includes = not is_said and _INCLUDES.search(lead) is not None
    case.add("divided", is_said, 3)
    case.add("leads up to them", includes, 3)
    case.add("shared out", _is_shared_out(ground, case))
    case.add("one of the row itself", not (is_said or includes) and not roles.of(whole).is_called_whole, -3)


def _is_shared_out(ground: Ground, case: Case) -> bool:
    """Whether brackets or dashes just after it have nothing but the parts, each with what it goes to."""
    parts, whole = case.row.parts, case.whole
    joints = [ground.between(one, other) for one, other in pairwise(parts)]
    return (
        _OPENS_ASIDE.fullmatch(ground.between(whole, parts[0])) is not None
        and all(_NEXT_PURPOSE.fullmatch(words) for words in joints)
        and _LAST_PURPOSE.match(ground.after(parts[-1], 80)) is not None
    )


def _divided_below(ground: Ground, roles: Roles, case: Case) -> None:
    """``Der er 28 mio. kr. til rådighed. Kommunen betaler 17,5 mio. kr. og ministeriet 10,5 mio. kr.``."""
    whole, row = case.whole, case.row
    here, there = ground.number(whole), ground.number(row.parts[0])
    begins, after = ground.before(row.parts[0], 100), roles.of(whole).tail.rstrip()
    # ``Der gives W. Midlerne fordeles således:`` and a list: the words that lead to it have a sentence of their own.
    leads_up = "".join(ground.words(n) for n in range(here + 1, there))[-_LEAD:].rstrip()
    ends = (":", ";", "således", "sådan")
    is_said = (
        after.endswith(ends)
        or _IS_DIVIDED.search(after) is not None
        or _IS_SAID_TO_DIVIDE.search(leads_up) is not None
        or _DIVIDED.search(begins.rpartition(":")[0] or begins) is not None
    )
    case.add("divided", is_said, 3)
    # Any list has words that lead to it: ``Der er kommet tre tilbud:``.
    leads = leads_up.endswith(ends) or _INCLUDES.search(f"{after} {leads_up}") is not None
    case.add("leads up to them", not is_said and leads, 3)
    case.add("heading", is_heading(ground, whole), 2)
    is_next = list(ground.amounts_in(here)) == [whole] and there - here == 1
    case.add("begins with them", is_next and len(ground.before(row.parts[0])) < _AT_ONCE)
    case.add("all that follows", is_next and list(ground.amounts_in(there)) == list(row.parts))
    words = ground.words(there)
    is_pool = _POOL.search(ground.about(whole)) is not None
    case.add("paid of it", bool(_PAYS.search(words) or (is_pool and _RECEIVES.search(words))))


def _all_of_it(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether the words say that the row is the whole of it: parts of which are told may be less, and never more."""
    whole, row, last = case.whole, case.row, case.row.parts[-1]
    following = ground.words(ground.number(last) + 1)
    case.add("closed", roles.of(last).closes or _NO_MORE.match(following) is not None, 2)
    begins = _OF_WHICH.match(ground.words(ground.number(row.parts[0])))
    is_of_which = begins is not None or _FROM_IT.search(ground.before(whole, 40)) is not None
    case.add("of which", is_of_which)
    # "13,7 mio. kr. i de øvrige bydele" is a part itself.
    after = _ITS_OWN_REST.sub("", ground.after(last, 200))
    is_rest = _REST_IS_TOLD.search(f"{after}{following.lower()}") is not None
    is_less = row.total < whole.ore and not case.has("closed")
    case.add("the rest is told", is_less and is_rest, -4)
    is_all = not is_of_which and case.has("divided", "heading", "called the whole")
    is_some = is_of_which or not is_near(whole.ore, row.total, 5)
    case.add("nobody says that it is all", is_less and not is_all and is_some, -6 if is_of_which else -2)


def _in_one_bracket(ground: Ground, row: Row) -> bool:
    """``1,9 mio. kr. (1,2 mio. kr. til mad og 0,7 mio. kr. til vikarer)``."""
    words = ground.text[row.parts[0].start : row.parts[-1].start]
    return ")" not in words and ")" in ground.after(row.parts[-1])


def is_built(ground: Ground, roles: Roles, case: Case) -> None:
    """How the row is built: alike, one beside the other."""
    parts = case.row.parts
    case.add("a list", case.row.is_list and not is_item(ground, ground.number(case.whole)), 2)
    case.add("in brackets", not case.row.is_list and all(in_brackets(ground, each) for each in parts))
    case.add("alike", all(_ALIKE.match(roles.of(each).tail) for each in parts[:-1]))
    goes = [_GOES.search(f"{roles.of(each).lead}{roles.of(each).tail}") is not None for each in parts]
    case.add("goes", sum(goes) >= len(parts) - 1)
    numbers = {ground.number(each) for each in parts}
    case.add("added", any(_ADDS.match(ground.words(n)) for n in numbers))
    case.add("unlike", len({is_item(ground, ground.number(each)) for each in parts}) > 1, -2)
