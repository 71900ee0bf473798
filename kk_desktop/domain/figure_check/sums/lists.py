"""A row of amounts, and the sentence after it that says what they are in all."""

from __future__ import annotations

from itertools import pairwise

from ..ground import Ground
from ..model import Amount, FigureKind
from ..text.patterns import Pattern
from .adding import fits, is_near, judge, leaves_one_out, parts_sum
from .partitions import in_brackets, is_whole

_CONCLUDES = Pattern(
    r"\b(?:dermed|således|herefter|derfor|altså|hermed)\b(?: (?!selv\b|ikke\b|mangler?\b)\w+){0,4} $|"
    r"\b(?:råder|disponerer|ender|lander|løber|udgør|bliver|koster) (?:dermed|således|herefter|altså|hermed) "
    r"(?:\w+ ){0,3}$"
)
_HAS = Pattern(
    r"\b(?:råder|disponerer|ender|lander|løber|beløber|bliver|udgør|koster|giver|er|var|blev|har|søges|ansøges|bevilges|"
    r"afsættes|uddeles|bruges|fordelt|uddelt|disponeret)\b"
)
_FOR_ALL = Pattern(
    r"\W*(?:alle|begge) (?:de )?(?:\w+ )?\w+ (?:koster|beløber sig til|"
    r"kan \w+ for|gennemføres for) (?:i alt |samlet )?$"
)
_AT_HAND_TO_ALL = Pattern(r" (?:til rådighed|at [a-zæøå]+|i alt|i støtte|i tilskud)\b")
_DIFFERS = Pattern(
    r"\b(?:mere|mindre|flere|færre|over|under|end|dyrere|billigere|højere|lavere|tilbage|rest\w*|mangler|manko\w*|"
    r"overskud\w*|underskud\w*|\w*forbrug\w*|forskel\w*|selv|hver\w*|årligt?|gennemsnit\w*|pr|"
    r"lån\w*|gæld|formue|puljen er)\b"
)
_SUMS_UP = Pattern(
    r"\W*(?:at )?(?:der|det|dette|(?:alt )?i ?alt|i det hele|samlet|tilsammen|sammenlagt|total\w*|dermed|hermed|"
    r"således|summen|de(?:n|t)? samlede|(?:mer)?udgift\w*|omkostning\w*|bevilling\w*|beløb\w*|finansiering\w*|"
    r"støtten|tilskud\w*)\b"
)
_WORDS = r"(?:[^\d;:.]|\b(?:19|20)\d\d\b)*"
_JOINS = Pattern(rf"{_WORDS}(?:,| og| samt| mens){_WORDS}")
_OF_WHICH = Pattern(r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|mod|fra $|i stedet for|ud af|over|under)(?!\w)")
_POOL = Pattern(r"\b\w*(?:puljen?|rammen?|budgettet|reserven?|bevillingen|kassen|formue\w*)\b")
_AT_HAND = Pattern(r"[^.;]{0,30}\b(?:til rådighed|afsat|i puljen)\b")
FOR_INSTANCE = Pattern(
    r"(?<!\w)(?:bl\.a\.|(?:en|et|to|tre|fire|fem|flere|nogle) af|"
    r"blandt andet|blandt andre|fx|f\.eks\.|herunder|særligt|især)(?!\w)"
)
_ALL_OF_THEM = Pattern(r"\balle (?:\w+ )?(?:støttes|imødekommes|får|bevilges|gives|tildeles|godkendes)\b")
_NEXT_CLAUSE = Pattern(r"\W*(?:\d{1,2}\. )?at ")
_WHEN_PAID = Pattern(
    r" (?:afholdes|finansieres|dækkes|betales|udbetales|indarbejdes|godkendes|frigives|indstilles|bogføres)\b"
)
_EARLIER = Pattern(
    r"\b(?:tidligere|sidste år|året før|oprindelig\w*|yderligere|har|desuden|derudover|herudover|i forvejen)\b"
)
_ASKED = Pattern(r"\b(?:an)?søg\w*|\bansøg\w*")
_GIVEN = Pattern(r"\b(?:får|modtager|bevilg\w*|uddel\w*|tildel\w*|(?<!det )giv\w*|støtte[rst]?|tilskud)\b")


def check_lists(ground: Ground) -> None:
    """Every sentence that sums up the amounts of the sentence before it."""
    sentences = ground.passages.sentences
    for number in range(1, len(sentences)):
        amounts = ground.amounts_in(number)
        if not amounts or not ground.amounts_in(number - 1):
            continue
        if sentences[number].section != sentences[number - 1].section or amounts[0] in ground.ranges:
            continue
        if is_whole(ground, amounts[0]):
            _sums_up(ground, number, amounts[0])
        elif _concludes(ground, number, amounts[0]):
            _concluded(ground, number, amounts[0])


def _sums_up(ground: Ground, number: int, whole: Amount) -> None:
    items = _items(ground, number)
    own = [each for each in ground.amounts_in(number) if each.start > whole.start]
    if len(items) < 2 or any(fits(whole, each.ore) for each in items) or (own and fits(whole, parts_sum(own))):
        return
    if any(each not in items and fits(each, parts_sum(items)) for each in ground.amounts_in(number - 1)):
        # The list has been summed up where it stands.
        return
    ground.items.update(items)
    expected = parts_sum(items)
    if fits(whole, expected) or (
        (is_near(whole, expected, 35) or leaves_one_out(whole, items)) and _is_of_these(ground, number, whole, items)
    ):
        judge(ground, whole, items)


def _concludes(ground: Ground, number: int, whole: Amount) -> bool:
    """``Huset råder dermed over``: what follows from the amounts before, and is not their difference."""
    before = ground.before(whole, 100)
    if _FOR_ALL.fullmatch(before) and len(ground.amounts_in(number)) == 1:
        return not ground.is_yearly(whole)
    if not _CONCLUDES.search(before) or len(ground.amounts_in(number)) > 1 or ground.is_yearly(whole):
        return False
    is_had = _HAS.search(before) is not None or _AT_HAND_TO_ALL.match(ground.after(whole)) is not None
    words = before + ground.after(whole, 80)
    return is_had and not _DIFFERS.search(words.replace("råder over", "råder").replace("dermed over", "dermed"))


def _concluded(ground: Ground, number: int, whole: Amount) -> None:
    """The amounts of the sentence before are the whole's parts where nothing else is said of them."""
    items = _items(ground, number, is_concluded=True)
    if len(items) < 2 or whole.ore <= max(each.ore for each in items) or whole in ground.settled:
        return
    if FOR_INSTANCE.search(ground.words(number - 1)) or any(ground.is_yearly(each) for each in items):
        return
    expected = parts_sum(items)
    if fits(whole, expected) or is_near(whole, expected, 20) or leaves_one_out(whole, items):
        ground.items.update(items)
        judge(ground, whole, items)


def _items(ground: Ground, number: int, *, is_concluded: bool = False) -> list[Amount]:
    """The amounts that the sentence before lists: those in brackets, else one after each name."""
    amounts = [each for each in ground.amounts_in(number - 1) if each.ore]
    bracketed = [each for each in amounts if in_brackets(ground, each)]
    is_summed = is_concluded or _SUMS_UP.match(ground.words(number)) is not None
    is_here = ground.passages.sentences[number].paragraph == ground.passages.sentences[number - 1].paragraph
    is_here = is_here or _NEXT_CLAUSE.match(ground.words(number)) is not None
    if not is_here and not is_summed:
        return []
    if len(bracketed) > 1:
        return bracketed
    is_row = all(
        _JOINS.fullmatch(ground.between(one, other)) and not _OF_WHICH.search(ground.between(one, other))
        for one, other in pairwise(amounts)
    )
    is_plain = not any(is_whole(ground, each) or each in ground.ranges for each in amounts)
    return amounts if is_row and is_summed and is_here and is_plain else []


def _is_of_these(ground: Ground, number: int, whole: Amount, items: list[Amount]) -> bool:
    """Whether nothing says that the whole is of something else: a pool, other years, what was only asked for."""
    listed, said = ground.words(number - 1), ground.words(number)
    if _POOL.search(ground.before(whole)) or _AT_HAND.match(ground.after(whole)) or _EARLIER.search(said):
        return False
    if FOR_INSTANCE.search(listed):
        return False
    is_asked, was_asked = _ASKED.search(said), _ASKED.search(listed) and not _ALL_OF_THEM.search(said)
    if (is_asked and not was_asked and _GIVEN.search(listed)) or (was_asked and _GIVEN.search(said)):
        return False
    if any(ground.is_yearly(each) for each in items) and not ground.is_yearly(whole):
        return False
    if _WHEN_PAID.match(ground.after(whole)):
        return True
    years = [
        {each.value for each in ground.figures_in(n, FigureKind.YEAR, FigureKind.YEARS)} for n in (number - 1, number)
    ]
    return not years[1] or years[0] == years[1]
