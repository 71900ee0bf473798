"""What speaks against a row of amounts being the parts of a whole."""

from __future__ import annotations

from ..ground import Ground
from ..text.patterns import Pattern
from ..text.reading import NUMBER_WORDS
from ..text.words import same, telling
from .adding import are_of_other_years, leaves_one_out, parts_sum
from .case import Case
from .roles import Roles
from .rows import is_item

_FOR_INSTANCE = Pattern(
    r"(?<!\w)(?:bl\.a\.|blandt andet|blandt andre|fx|f\.eks\.|herunder|(?<!et )særligt|især|primært|"
    r"(?:en|et|to|tre|flere|nogle) af)(?!\w)[^,;]{0,60}$"
)
_FOR_LEADS = Pattern(rf"\W*(?:til|på|for) (?!\d|(?:{'|'.join(NUMBER_WORDS)})\b)(?P<what>(?:\w+ ?){{1,3}})")
_FOR_FOLLOWS = Pattern(
    r"(?!.{0,20}(?:anvis|afhold|konter|finansier|bogfør))[^.;,]{0,20} (?:til|på|(?<!inden )for) "
    r"(?!rådighed|formålet|projektet|indsatsen|sagen|arbejdet|at |"
    r"\d|område|funktion|konto|(?:et |hele |det |et helt |hvert )?(?:år|måned)|"
    rf"(?:{'|'.join(NUMBER_WORDS)})\b)(?P<what>(?:\w+ ?){{1,4}})"
)
_SOME = Pattern(
    r"(?<!\w)(?:bl\.a\.|blandt andet|blandt andre|fx|f\.eks\.|for eksempel|eksempelvis|især|særligt|primært|"
    r"hovedsagelig\w*|størst\w*|væsentligst\w*|vigtigst\w*|tungest\w*|dyrest\w*|foreløbig\w*|hidtil|"
    r"indtil (?:videre|nu)|(?:nogle|flere|en del) af|i første omgang|udvalgte|alene|mest)(?!\w)"
)
"""Before a row: what it has is not all, or not yet."""
_AND_SO_ON = Pattern(r"[^.;:)]{0,60}\b(?:osv|etc|mv|m\.v|m\.m|m\.fl)\.")
_OTHER_LIST = Pattern(
    r"\b(?:desuden|endvidere|derudover|hertil|dertil|herudover|\w*andel(?:en)?|delvist?|uden moms|ekskl\w*|faste|"
    r"løbende|øvrige|allerede|tilbud\w*|ansøgninger)\b"
)
"""In the words that lead to a row of something else than the whole, or of a part of it."""
_ASKED = Pattern(r"\b(?:an)?søg\w*|\bansøg\w*")
_IS_GIVEN = Pattern(
    r"\b(?:indstil\w*|bevilge\w*|bevilget|tildel\w*|imødekom\w*|godkend\w*|foreslår|anbefal\w*|får|modtager|prioriter\w*)\b"
)
_GIVEN = Pattern(r"\b(?:får|modtager|bevilg\w*|uddel\w*|tildel\w*|(?<!det )giv\w*|støtte[rst]?|tilskud)\b")
_ALL_OF_THEM = Pattern(r"\balle (?:\w+ )?(?:støttes|imødekommes|får|bevilges|gives|tildeles|godkendes)\b")
_OWES = Pattern(r"\b(?:gæld\w*|lån\w*|skyld\w*|formue\w*|egenkapital\w*|kompensation\w*|gennemsnit\w*)\b")
_BESIDES_THEM = Pattern(r"\W*(?:ud ?over|foruden|bortset fra|når (?:man|der) ses bort fra|uden)\b(?: [^\d,.;]*)? $")
_WITH_MORE = Pattern(
    r",? (?:(?:i|for) (?:19|20)\d\d )?(?:med|inkl\.|inklusive|efter|når|plus|og med) (?:\w+ )?"
    r"(?:moms\w*|fremskrivning\w*|afgift\w*|"
    r"tillæg\w*|indeks\w*|regulering\w*|renter\w*|overhead|uforudset\w*|feriepenge)\b"
)
_BESIDE = 80
"""Letters after a claim in which the rest may be told."""


def speaks_against(ground: Ground, roles: Roles, case: Case) -> None:
    """What speaks against holding the two against each other."""
    _claim_is_other(ground, roles, case)
    _parts_are_other(ground, roles, case)
    _are_of_other_matters(ground, roles, case)
    _stand_apart(ground, roles, case)


def _claim_is_other(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether the claim is no whole at all, or another one's part or repetition."""
    whole, row = case.whole, case.row
    role, is_divided = roles.of(whole), case.has("divided")
    are_left = all(roles.of(each).is_left for each in row.parts)
    is_change = role.is_difference and not is_divided and not (are_left and role.is_called_whole)
    is_other = is_change or (role.is_aside and not is_divided) or role.is_detail
    is_other = is_other or (role.is_rate and bool(row.breaks or row.is_list))
    case.add("the claim is something else", is_other, -4)
    case.add("a part of another", whole in ground.parts and not (role.is_called_whole or is_divided), -4)
    case.add("as a table says", roles.is_printed(whole.ore, whole.precision_ore), -4)
    case.add("one of them again", any(whole.says(each.ore) for each in row.parts), -3)
    follows = [each for each in ground.amounts_between(whole.end, whole.end + _BESIDE) if each.ore]
    is_more = bool(follows) and row.total < whole.ore and whole.says(row.total + follows[0].ore)
    is_added_to = not row.is_after and row.total < whole.ore and _WITH_MORE.match(ground.after(whole)) is not None
    case.add("with something added", is_added_to, -4)
    case.add("with what follows", not row.is_after and is_more, -4)


def _parts_are_other(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether some of the row are no parts, or not all of them."""
    row, parts = case.row, [roles.of(each) for each in case.row.parts]
    left = [part.is_left for part in parts]
    asked = [_ASKED.search(part.lead) is not None for part in parts]
    given = [_GIVEN.search(part.lead) is not None for part in parts]
    case.add("asked beside given", any(asked) and any(g and not a for a, g in zip(asked, given, strict=True)), -4)
    case.add("parts of what is told", all(each in ground.parts for each in row.parts), -2)
    is_apart = not row.is_after and _BESIDES_THEM.match(ground.before(row.parts[0], 100)) is not None
    case.add("told beside them", is_apart and ground.number(row.parts[0]) == ground.number(case.whole), -4)
    case.add("one part is nearly all", max(each.ore for each in row.parts) * 20 > row.total * 19, -3)
    case.add("for instance", any(_FOR_INSTANCE.search(part.lead) for part in parts), -5)
    leads = _lead_to(ground, case)
    is_some = _SOME.search(leads) is not None or _AND_SO_ON.match(ground.after(row.parts[-1])) is not None
    case.add("only some of them", row.is_after and row.total < case.whole.ore and is_some, -6)
    is_below = row.is_after and ground.number(row.parts[0]) != ground.number(case.whole)
    is_other = is_below and _OTHER_LIST.search(leads) and not _OTHER_LIST.search(roles.of(case.whole).lead)
    case.add("a list of something else", bool(is_other), -6)
    is_asked = _ASKED.search(ground.words(ground.number(case.whole))) is not None
    is_given = row.is_after and is_asked and _IS_GIVEN.search(leads) is not None and not _ASKED.search(leads)
    case.add("given of what was asked for", is_given, -6)
    # What a whole is divided into may end with what is left: ``således: nu betales A, og restsummen, B, senere``.
    among = left[:-1] if case.has("divided") and row.is_after else left
    is_difference = all(left) and roles.of(case.whole).is_difference
    case.add("something left among them", any(among) and not is_difference, -3)
    case.add("all but the first", not row.is_list and _fits_without_first(case), -3)


def _lead_to(ground: Ground, case: Case) -> str:
    """The words between a whole and a row after it; what the first of a list's items is called is not among them."""
    first = case.row.parts[0]
    end = ground.sentence(first).start if is_item(ground, ground.number(first)) else first.start
    return ground.plain(case.whole.end, end)


def _are_of_other_matters(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether the words tell the two apart: by what they are for, what money it is, the year, who asked."""
    whole, row, role = case.whole, case.row, roles.of(case.whole)
    is_of_other = not row.is_after and _has_own_purpose(ground, case)
    case.add("of something else", is_of_other, -4 if leaves_one_out(whole, row.parts) else -3)
    owes = _OWES.search(role.lead) and not any(_OWES.search(roles.of(each).own) for each in row.parts)
    case.add("money of another kind", not row.is_after and bool(owes), -3)
    years = {year for each in row.parts for year in roles.of(each).years}
    beside = [each for each in row.parts if ground.number(each) == ground.number(whole)]
    is_other_year = bool(years and role.years) and years.isdisjoint(role.years)
    is_other_year = is_other_year or any(are_of_other_years(ground, whole, each) for each in beside)
    case.add("another year", is_other_year and not case.has("divided"), -4)
    case.add("asked is not given", not row.is_after and _is_asked_for(ground, case), -3)
    is_yearly = any(ground.is_yearly(each) for each in row.parts)
    case.add("for each year", is_yearly and not ground.is_yearly(whole), -3)


def _stand_apart(ground: Ground, roles: Roles, case: Case) -> None:
    """Whether they stand far from each other, or in other lists and sections."""
    whole, row = case.whole, case.row
    is_scattered = not row.is_told_alike and len({ground.sentence(each).section for each in row.parts}) > 1
    case.add("of two sections", is_scattered, -2)
    breaks = min(row.breaks, 2) if _goes_on(ground, roles, case) else row.breaks
    case.add("far away", breaks > 0, -breaks)
    here = ground.number(whole)
    items = [each for each in row.parts if ground.number(each) != here and is_item(ground, ground.number(each))]
    is_beside = bool(items) and row.is_after and is_item(ground, here) and not case.has("divided", "year by year")
    case.add("an item beside them", is_beside, -4)


def _goes_on(ground: Ground, roles: Roles, case: Case) -> bool:
    """Whether a paragraph begins with what follows from the one before it: ``Der er således søgt om``."""
    number = ground.number(case.whole)
    begins = number > 0 and not ground.passages.goes_on(number)
    last = ground.number(case.row.parts[-1])
    return begins and last == number - 1 and not case.row.is_after and roles.of(case.whole).is_concluded


def _fits_without_first(case: Case) -> bool:
    """Whether the claim equals the row from a later amount on: what stands before is of something else."""
    parts = case.row.parts
    return any(case.whole.says(parts_sum(parts[n:])) for n in range(1, len(parts) - 1))


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
