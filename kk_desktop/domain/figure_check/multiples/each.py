"""So much to each of so many, and an amount said at once in another unit."""

from __future__ import annotations

from .. import say
from ..cells.labels import same, telling
from ..ground import Ground
from ..model import Amount, Figure, FigureKind, Qualifier, Relation, Verdict
from ..sums.adding import fits, is_near, looks_mistyped
from ..sums.partitions import is_whole
from ..text.patterns import Pattern
from .yearly import is_years

_TO_EACH = Pattern(
    r" (?:i gennemsnit )?(?:til |for |per |pr\. )?hver(?:t|især)?\b(?! (?:år|måned|uge|dag))|"
    r" i gennemsnit\b(?! (?:årligt|om|pr))"
)
_PER_NOUN = Pattern(r" (?:pr\.|per) (?!år|måned|uge|dag|time|gang|hver)(?P<noun>\w{3,})\b")
_SO_EACH = Pattern(r"\W*(?:det|dette|der|så|hermed|dermed)\b")
_EACH_GETS = Pattern(r"\bhver(?:t|især)? (?!år|måned|uge|dag|gang)(?:\w+ ){0,6}$")
_POINTS_BACK = Pattern(
    r"\W*(?:det|dette|dermed|samlet|i ?alt|tilsammen|sammenlagt|totalt|således|hermed|summen|udgiften|prisen|"
    r"de(?:n|t) samlede \w+|der \w+ (?:dermed|således|altså|i alt|samlet|tilsammen))\b"
)
_SUMS_UP = Pattern(
    r"[^.;:\d]{0,60}\b(?:(?:så|dermed|derfor|således|altså)\b[^.;:\d]{0,40}\b(?:er|bliver|giver|koster|bruges|"
    r"uddeles|gives|udgør|skal|går|søges|afsættes)|i ?alt|samlet|dvs\.?|det (?:er|giver|bliver)|"
    r"hvilket (?:er|giver))(?!\w)[^.;:\d]{0,40}"
)
_COMPARES = Pattern(r"\b(?:end|højere|lavere|mere|mindre|sidste|forrige|del af|hvoraf|tidligere|puljen|rammen)\b")
_SHARED = Pattern(r"[^.;:]{0,40}\b(?:deles|delt|fordel(?:es|t)|deler)\b[^.;:]{0,60}\bhver(?:t|især)?\b[^.;:\d]{0,20}")
_COMES_OF = Pattern(r"[^.;:\d]{0,40}\b(?:idet|da|fordi|eftersom)\b[^.;:]{0,60}\bhver\b[^.;:]{0,40}")
_IN_PORTIONS = Pattern(
    r"[^.;:\d]{0,40}\b(?:delt i|delt op i|opdelt i|deles i|rækker til|nok til|består af|fordel(?:es|t) (?:på|som)) "
)
_PORTION = Pattern(r" (?:lige store )?(?:portioner|bidrag|legater|tilskud|rater|puljer|pladser|\w+er) (?:på|à|af|a) $")
_GIVES = Pattern(r",? (?:\w+ ){0,2}(?:giver|rækker til|svarer til|betyder) (?:\w+ )?$")
_ON_AVERAGE = Pattern(r"\b(?:i gennemsnit|gennemsnitligt?) (?:på |ca\. )?$")
_SAYS_AVERAGE = Pattern(r"\b(?:i gennemsnit|gennemsnitligt?)\b")
_IN_BRACKETS = Pattern(r" \((?:ca\. )?")
_EVENLY = Pattern(r"\b(?:ligeligt|lige store|lige mellem|lige(?=\.))\b")
_THAT_IS = Pattern(
    r",? ?\(?(?:svarende til|svarer til|det vil sige|dvs\.?|altså|eller|=) (?:ca\. |i alt |omkring |"
    r"knap |godt |næsten |omtrent |lidt (?:over|under|mere end|mindre end) |i runde tal |(?:af)?rundet )?"
)
_PER = Pattern(r" (?:årligt|om året|pr\.|per|hver|i gennemsnit|til hver|månedligt)")


def check_restated(ground: Ground) -> None:
    """``17.926.199 t.kr., svarende til ca. 17,9 mia. kr.``: the same amount, or a unit too many."""
    for first, second in zip(ground.amounts, ground.amounts[1:], strict=False):
        words = ground.between(first, second)
        in_brackets = _IN_BRACKETS.fullmatch(words) is not None and ground.after(second, 1) == ")"
        if ground.number(first) != ground.number(second) or not (in_brackets or _THAT_IS.fullmatch(words)):
            continue
        if _PER.match(ground.after(second, 14)) or _PER.match(ground.after(first, 14)) or second in ground.settled:
            continue
        coarse, fine = sorted((first, second), key=lambda each: -each.precision_ore)
        digits = [str(abs(each.ore)).rstrip("0") for each in (first, second)]
        said = f"Samme beløb skrevet som {_quote(first)} og {_quote(second)}"
        if fits(coarse, fine.ore):
            ground.tell(Verdict.GREEN, Relation.SUM, [second, first], said, expected=first.ore)
        elif digits[0] == digits[1] or (
            not in_brackets and looks_mistyped(second, first.ore) and is_near(second, first.ore, 30)
        ):
            said += f" (forskel {say.prose(abs(first.ore - second.ore))})"
            ground.tell(Verdict.RED, Relation.SUM, [second, first], said, expected=first.ore)


def check_each(ground: Ground) -> None:
    """``fordeles ligeligt mellem fire bydele, dvs. 100 mio. kr. til hver``."""
    for each in ground.amounts:
        _portions(ground, each)
        after = ground.after(each)
        if not (_TO_EACH.match(after) or _PER_NOUN.match(after) or _EACH_GETS.search(ground.before(each))):
            continue
        number = ground.number(each)
        noun = _PER_NOUN.match(ground.after(each))
        wholes = [other for other in ground.amounts_in(number) if other is not each and other not in ground.ranges]
        wholes += [other for other in ground.amounts_in(number + 1)[:1] if _sums_up(ground, each, other)]
        if (
            not wholes
            and _SO_EACH.match(ground.before(each))
            and (_EVENLY.search(ground.words(number - 1)) or _SAYS_AVERAGE.search(ground.words(number)))
        ):
            number -= 1
            wholes = [other for other in ground.amounts_in(number) if other not in ground.ranges]
        if not wholes:
            continue
        counts = [
            figure
            for figure in ground.figures_in(number, FigureKind.COUNT)
            if "-" not in figure.value
            and not is_years(ground, figure)
            and (noun is None or any(same(noun["noun"], word) for word in telling(ground.after(figure))[:3]))
        ]
        for whole in sorted(wholes, key=lambda other: (ground.number(other) != number, abs(other.start - each.start))):
            if any(_told(ground, whole, each, figure, is_only=len(counts) == 1) for figure in counts):
                break


def _sums_up(ground: Ground, each: Amount, whole: Amount) -> bool:
    """Whether the next sentence of the paragraph says what it is in all."""
    number = ground.number(whole)
    points_back = _POINTS_BACK.match(ground.words(number)) is not None and len(ground.amounts_in(number)) == 1
    points_back = points_back and not _COMPARES.search(ground.before(whole, 80) + "…" + ground.after(whole, 20))
    return points_back and ground.sentence(whole).paragraph == ground.sentence(each).paragraph


def _portions(ground: Ground, each: Amount) -> None:
    """``Puljen på 300.000 kr. er delt i ti portioner på 30.000 kr.``."""
    number = ground.number(each)
    counts = [figure for figure in ground.figures_in(number, FigureKind.COUNT) if figure.end <= each.start]
    wholes = [other for other in ground.amounts_in(number) if other.end <= each.start]
    following = [other for other in ground.amounts_in(number) if other.start >= each.start]
    if len(following) > 1 or not counts or not wholes or "-" in counts[-1].value or counts[-1].start < wholes[-1].end:
        return
    leads = _IN_PORTIONS.fullmatch(ground.between(wholes[-1], counts[-1])) is not None
    if leads and _PORTION.fullmatch(ground.between(counts[-1], each)) and not is_years(ground, counts[-1]):
        _told(ground, wholes[-1], each, counts[-1], is_only=True)


def _told(ground: Ground, whole: Amount, each: Amount, figure: Figure, *, is_only: bool) -> bool:
    """Hold the whole against so many times the amount, where the text means that; whether there was something to say.

    ``is_only`` is whether the sentence counts nothing else.
    """
    if whole in ground.settled and whole.qualifier is not None:
        return False
    expected = int(figure.value) * each.ore
    said = f"{figure.value} × {say.prose(each.ore)} = {say.prose(expected)}; {say.claim(whole)}"
    if fits(whole, expected):
        ground.tell(Verdict.GREEN, Relation.N_TIMES_YEARLY, [whole, each, figure], said, expected=expected)
        return True
    if not is_only or whole in ground.settled or not is_near(whole, expected, 50):
        return False
    is_shared = whole.start < each.start and (
        _EVENLY.search(ground.between(whole, each)) is not None
        or _GIVES.fullmatch(ground.between(whole, each)) is not None
        or _THAT_IS.fullmatch(ground.between(whole, each)) is not None
    )
    words = ground.between(whole, each)
    is_shared = is_shared or _IN_PORTIONS.match(words) is not None or _COMES_OF.fullmatch(words) is not None
    is_shared = is_shared or (whole.start < each.start and _SHARED.fullmatch(words) is not None)
    is_summed = each.start < whole.start and ground.number(each) != ground.number(whole)
    is_summed = is_summed or (each.start < whole.start and _SUMS_UP.fullmatch(words) is not None)
    is_average = _ON_AVERAGE.search(ground.before(each)) is not None
    if not is_shared and not is_average and not is_summed and not is_whole(ground, whole):
        return False
    rounds = 2 * abs(whole.ore - expected) <= whole.precision_ore + int(figure.value) * each.precision_ore
    about = Qualifier.ABOUT in (whole.qualifier, each.qualifier)
    verdict = Verdict.AMBER if rounds or about else Verdict.RED
    said += say.apart(whole.ore, expected)
    ground.tell(verdict, Relation.N_TIMES_YEARLY, [whole, each, figure], said, expected=expected)
    return True


def _quote(amount: Amount) -> str:
    return " ".join(amount.quote.split())
