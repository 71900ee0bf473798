"""A number of things and the parts it is divided into: ``De 112 boliger fordeler sig med 48 toværelses og …``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..ground import Ground
from ..text.patterns import Pattern
from .numbers import AND, OF_WHICH, Count, share_noun
from .opposites import Opposites, clause_of, opposites
from .weighing import ENOUGH, has_one_in_words, is_slip_of_pen, is_sum, slip, sum_of, tell_about, tell_sum

_DIVIDED = Pattern(
    r"(?<!\w)(?:fordel\w*|fordelt|nemlig|består|bestående|opdelt|opdeles|deles|delt|henholdsvis|hhv\.|sammensat|dvs\.|"
    r"det vil sige)(?!\w)[^.;]{0,60}$|:[^.:;]{0,60}$"
)
_DIVIDED_AGAIN = Pattern(
    r"\W*(?P<who>(?:de|disse|det|[a-zæøå-]+(?:ne|en|et))(?: [a-zæøå-]+){0,2}?)? ?(?:er |bliver )?(?:fordel\w*|fordelt|"
    r"deles|delt|består|opdelt|sammensat)\b[^;]{0,60}$"
)
_OF_THESE_AGAIN = Pattern(r"\W*(?:heraf|deraf|(?:af|blandt) (?:dem|disse|(?P<who>[a-zæøå]+(?:ne|et|en))))\b[^;]{0,60}$")
_OF_THESE = Pattern(r"(?:^|\W)(?:ud af|af|blandt) (?:de |alle |i alt |[a-zæøå]+s (?:i alt )?)?$")
_OF_THEM = Pattern(r" af dem\b")
_DETAIL = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|bl\.a\.|blandt andet|fx|f\.eks\.|inklusive|inkl\.|især)(?!\w)"
)
_CLOSES = Pattern(r"\b(?:øvrige|resterende|andre|sidste|resten|anden)\b[^.;]{0,40}$")
_LAST_ONES = Pattern(r"\W*(?:(?:og|mens) )?(?:(?:de|den|det) (?:sidste|øvrige|resterende|andre)|resten)\b[^.;]{0,40}$")
_IS = Pattern(r" (?:er|var|blev|bliver) ")
_JOINT = re.compile(r",| og | samt |[.;:]")
_VERB = Pattern(
    r"\b(?:er|var|har|havde|fik|får|kom|kommer|går|gik|vil|ville|skal|skulle|kan|kunne|blev|bliver|mener|ønsker|bor|"
    r"bruger|ligger|står|stod|sagde|siger|tog|tager|må|støtter|søger|deltager|deltog|hører|kender|savner|taler|"
    r"(?!første|sidste|næste|største|mindste|yngste|ældste)\w{3,}(?:ede|es|te))\b"
)
_IN_ALL = Pattern(
    r"(?<!\w)(?:i ?alt|samlet|sammenlagt|tilsammen) ?\||\| (?:[a-zæøå]+ ){0,2}(?:i ?alt|sammenlagt|tilsammen)\b"
)
_NOT = Pattern(
    r"(?: [^,.;]{0,50}(?:, at [^,.;]{0,20})?)?\b(?:ikke|aldrig|ingen|intet|væk|afslag|afvist|afvises|udeblev|uden|"
    r"mangler|afbud|nej|vente[rs]?|meldte? fra)\b"
)
_TELLS_OF = Pattern(r",? (?:at|der|som|hvor) ")
_OVERLAPS = Pattern(r"[^.;]{0,40}\b(?:begge|både|også|samtidig)\b")
_ADJECTIVE = Pattern(r"[a-zæøå-]+(?:private|værelses|sagn|slag|(?<!er)(?<!dr)e)")
_ABOUT = ("ca. ", "cirka ", "omkring ", "omtrent ")
_FURTHER, _SHORT, _MANY = 4, 3, 100
"""Sentences back in which more of the same may be counted; words before a part that stands like the others; and the
number from which a digit that is off is no chance.
"""
_A_FEW = 6
"""Per cent that may be neither in use nor at repair; where so few are left out, nobody meant to."""
_WEIGHT = {"divided": 5, "of": 2, "beside": 2, "after": 1}


def check_divided(ground: Ground, row: Sequence[Count]) -> None:
    """Every number that words, a colon, brackets or its place divide into the numbers after it."""
    told: set[Count] = set()
    row = [each for each in row if not each.lead.endswith("mellem ")]
    for at, first in _starts(row):
        whole = row[at]
        tie = "" if whole in told else _tie(row, at, first)
        if not tie or whole.value < 2:
            continue
        parts, closes = _row(row[first:])
        parts = parts[1:] if _says_how_many(parts) else parts
        choices = [parts[:n] for n in range(len(parts), 1, -1)]
        right = next((each for each in choices if is_sum(whole.value, each)), None)
        if right is None and len(parts) > 1 and _is_about(whole, parts, _weight(whole, parts, tie, closes)):
            tell_about(ground, whole, parts)
            told.update(parts)
            continue
        is_right = right is not None and (tie != "after" or _weight(whole, right, tie, closes) > 2)
        is_wrong = (
            right is None and len(parts) > 1 and _is_meant(ground, whole, parts, _weight(whole, parts, tie, closes))
        )
        if is_right or is_wrong:
            tell_sum(ground, whole, right or parts)
            told.update(right or parts)


def _starts(row: Sequence[Count]) -> Iterator[tuple[int, int]]:
    """Every number with the one after it, and with the first of the next sentence."""
    for at, whole in enumerate(row[:-2]):
        if not row[at + 1].lead.endswith(" mod "):
            yield at, at + 1
        later = next((n for n in range(at + 2, len(row) - 1) if row[n].sentence > whole.sentence), None)
        if later is not None and row[at + 1].sentence == whole.sentence:
            yield at, later


def _weight(whole: Count, parts: Sequence[Count], tie: str, closes: bool) -> int:
    """How much the words say that these are all the parts of it."""
    weight = _WEIGHT[tie] + 3 * closes + 2 * (_IN_ALL.search(f"{whole.lead}|{whole.tail}") is not None)
    if not closes and len(parts) > 1 and (_leave_no_room(whole, parts) or _NOT.match(parts[-1].tail)):
        weight += 3
    if all(share_noun(part.things, whole.things) for part in parts if part.things):
        weight += 1 + any(part.things for part in parts)
    elif share_noun(parts[0].things, parts[-1].things):
        weight -= 3
    elif all(not part.things or _ADJECTIVE.fullmatch(part.things[0]) for part in parts):
        weight += 1
    if _OVERLAPS.search(parts[-1].tail):
        return weight
    if _say_verb_once(parts):
        return weight + (3 if len(parts) > 2 else not parts[0].lead.strip())
    if len(parts) > 2 and all(_IS.match(part.tail) for part in parts[1:]):
        weight += 2
    if len(parts) > 2 and is_slip_of_pen(whole.value, sum_of(parts)):
        is_of_kinds = tie != "after" and all(part.things for part in parts)
        weight += 3 * (_are_parallel(parts, is_wide=tie == "of" or whole.value >= _MANY) or is_of_kinds)
    return weight


def _says_how_many(parts: Sequence[Count]) -> bool:
    """``i to omgange, 80 til skolen og 40 til hallen``: the first says how many follow."""
    rest = parts[1:]
    return len(rest) > 1 and parts[0].value == len(rest) and not share_noun(parts[0].things, rest[0].things)


def _say_verb_once(parts: Sequence[Count]) -> bool:
    """Whether one verb holds for them all, ``88 bor på Amager, 61 i Valby``: what is told alike does not overlap."""
    clauses = [(_JOINT.split(part.lead)[-1], _JOINT.split(part.tail)[0]) for part in parts[1:]]
    tells_more = any(_TELLS_OF.match(part.tail) for part in parts[1:])
    return bool(clauses) and not tells_more and not any(_VERB.search(f"{one}|{other}") for one, other in clauses)


def _are_parallel(parts: Sequence[Count], *, is_wide: bool) -> bool:
    """Whether none says its noun and each stands in the same place: ``I 41 …, i 15 … og i 8 …``.

    ``is_wide`` lets some more words stand before each: ``Bispebjerg stod for 88, Amager for 61 …``.
    """
    if any(part.things and not _ADJECTIVE.fullmatch(part.things[0]) for part in parts):
        return False
    words = [len(part.lead.split()) for part in parts]
    if is_wide and words[0] <= _SHORT + 2 and max(words[1:]) <= _SHORT + 1:
        return True
    return words[0] < _SHORT and all(part.tail[:1] != "," or len(part.tail.split()) < _SHORT for part in parts[:-1])


def _is_meant(ground: Ground, whole: Count, parts: Sequence[Count], weight: int) -> bool:
    """Whether the parts are so nearly the whole that they were meant to be, and nothing says that more belong."""
    if whole.is_loose or any(part.is_loose or part.is_rate for part in parts):
        return False
    total = sum_of(parts)
    if any(part.value >= whole.value for part in parts):
        return False
    missed = slip(whole.value, total)
    if total > whole.value and _opposites(parts):
        # However far off: nothing is let and vacant at once.
        missed = max(missed, 1)
    elif not _say_verb_once(parts) and _opposites(parts) < Opposites.SELDOM_A_THIRD:
        # "180 går til musik, og 150 går til idræt": some may be in both, and some in none.
        missed = min(missed, 2)
    return missed >= 0 and weight + missed >= ENOUGH and not has_one_in_words(ground, whole, parts[-1])


def _is_about(whole: Count, parts: Sequence[Count], weight: int) -> bool:
    """Whether only the ``ca.`` at one of them leaves it open that they are all of it."""
    is_about = [each.lead.endswith(_ABOUT) for each in (whole, *parts)]
    others = [each for each, about in zip((whole, *parts), is_about, strict=True) if each.is_loose and not about]
    return any(is_about) and not others and weight + slip(whole.value, sum_of(parts)) >= ENOUGH


def _tie(row: Sequence[Count], at: int, start: int) -> str:
    """How the words tie the number to the one after it: as divided into it, as more than it, as told beside it."""
    whole, first = row[at], row[start]
    if first.sentence != whole.sentence:
        return _tie_again(row, at, start) if first.sentence == whole.sentence + 1 else ""
    if _DIVIDED.search(first.lead):
        return "divided"
    if OF_WHICH.search(first.lead) or _OF_THESE.search(whole.lead) or _OF_THEM.match(first.tail):
        return "of"
    if whole.things and first.lead.endswith((", ", "(", "– ")):
        return "beside"
    return "" if _is_one_of_more(row, at) else "after"


def _tie_again(row: Sequence[Count], at: int, start: int) -> str:
    """The same for a sentence that goes on: ``De fordeler sig …``, ``Af eleverne …``, ``17 har …``."""
    whole, first = row[at], row[start]
    if match := _DIVIDED_AGAIN.fullmatch(first.lead):
        return "divided" if _is_who(match["who"], whole, row, at) else ""
    of_these = _OF_THESE_AGAIN.fullmatch(first.lead)
    if of_these and of_these["who"]:
        return "of" if _is_who(of_these["who"], whole, row, at) else ""
    if start > at + 1:
        return ""
    return "of" if of_these or _OF_THEM.match(first.tail) else "" if _is_one_of_more(row, at) else "after"


def _is_one_of_more(row: Sequence[Count], at: int) -> bool:
    """Whether more of the same have just been counted, so that these may be some of them."""
    earlier = [each for each in row[:at] if row[at].sentence - each.sentence <= _FURTHER]
    larger = [each for each in earlier if each.value > row[at].value]
    return any(
        share_noun(each.things, row[at].things) or (not each.things and each.sentence == row[at].sentence)
        for each in larger
    )


def _is_who(who: str | None, whole: Count, row: Sequence[Count], at: int) -> bool:
    """Whether the sentence after speaks of these: by name, or as ``de`` where they are the last that were counted."""
    words = (who or "").split()
    if not words or words[0] in ("de", "disse", "det"):
        return True
    alike = [each for each in row[: at + 1] if each.sentence == whole.sentence and share_noun(each.things, words)]
    return whole in alike[-1:]


def _row(counts: Sequence[Count]) -> tuple[list[Count], bool]:
    """The numbers told one beside the other, and whether the last is called the rest."""
    row: list[Count] = [counts[0]]
    closes = False
    for before, each in pairwise(counts):
        if each.sentence == before.sentence:
            if not AND.fullmatch(each.lead) or closes:
                break
            if _DETAIL.search(each.lead):
                continue
            closes = _CLOSES.search(each.lead) is not None
        elif each.sentence == before.sentence + 1 and _closes_again(each) and not closes:
            closes = True
        else:
            break
        row.append(each)
    return row, closes


def _closes_again(count: Count) -> bool:
    """Whether a new sentence begins with the rest: ``De øvrige 5``, ``5 klager er ikke behandlet``."""
    is_not = not count.lead.strip() and _NOT.match(count.tail) is not None
    return is_not or _LAST_ONES.fullmatch(count.lead) is not None


def _leave_no_room(whole: Count, parts: Sequence[Count]) -> bool:
    """Whether the first and the last are opposites, so that they are all of it, or at least cannot be more."""
    kind, short = _opposites(parts), whole.value - sum_of(parts)
    if kind is Opposites.SELDOM_A_THIRD:
        return short <= 1 or 100 * short <= _A_FEW * whole.value
    return kind is Opposites.ONE_OR_OTHER or (kind is Opposites.NEVER_BOTH and short < 0)


def _opposites(parts: Sequence[Count]) -> Opposites:
    return opposites(clause_of(parts[0]), clause_of(parts[-1]))
