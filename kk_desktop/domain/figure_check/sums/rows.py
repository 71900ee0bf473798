"""The rows of amounts that may be the parts of a whole: those just before it, and those just after it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from ..ground import Ground
from ..model import Amount
from ..slips import is_near
from ..text.passages import Sentence
from ..text.patterns import Pattern
from ..text.words import same, telling
from .adding import leaves_one_out, parts_sum
from .roles import Roles
from .siblings import told_alike

_OTHER_MATTER = Pattern(
    r"\W*(?:tidligere|til sammenligning|sidste år|året før|i forvejen|(?:i|for) (?:år )?(?:19|20)\d\d (?:var|blev|fik|"
    r"udgjorde|brugte|kostede|gav)|hvis|skulle)\b"
)
_MORE_BESIDE = Pattern(r"\W*(?:dertil|hertil|derudover|herudover|desuden|endvidere|ud ?over|oveni|yderligere)\b")
_LEADS = Pattern(r"(?::|\b(?:således|sådan|på|med|til|følgende))\s*$")
_LINE = Pattern(
    r"\s*(?!.*\b(?:i ?alt|samlet|tilsammen|total|sum)\b)[^:.;]{2,60}(?<!\d)(?:: ?|\t+| {2,}|\s[-–]\s)(?:ca\. )?"
    r"[-−]?\d[\d.,]* ?(?:t\.|tkr|mio|kr|,-)[^:]{0,25}"
)
"""A line with a name and its amount; the one that sums them up is none of them."""
_VERB = Pattern(
    r"\b(?:er|var|har|havde|bliver|blev|kan|skal|koster|kostede|får|fik|søges|søger|gives|afsættes|giver|udgør|bevilges|"
    r"fordeles|bruges|brugt)\b"
)
_ENDS_IN_UNIT = Pattern(r"(?:kr|mio|mia|pct)\.$")
_LONGEST_HEADING = 100
_TAIL = 30
"""Letters at the end of a sentence in which it says that a list follows."""
_FAR, _FARTHER = 3, 4
"""What the break between two sections counts, and one between paragraphs with a blank line that no heading explains."""
_MOST_PARTS = 24
"""Parts of one whole; a longer row is a table."""
_SENTENCES, _PAGE = 12, 60
"""Sentences from a whole to its parts, and to a list that it sums up from further off."""
_MOST_APART = 35
"""Per cent that a row may miss its whole by: further off it is a row of something else."""
_TIMES = 3
"""A row that has grown to so many times the whole meets it no more; one subtotal may be told beside its parts."""
_NEAR = 6
"""Sentences before a claim in which the parts it names are looked for."""
_NAMES = 80
"""Letters before an amount in which it is said what it is for."""


@dataclass(frozen=True, slots=True)
class Row:
    """Amounts beside each other; ``breaks`` counts the paragraphs that lie between them and the whole."""

    parts: tuple[Amount, ...]
    leaves: int
    breaks: int
    is_after: bool
    is_list: bool
    is_named: bool = False
    is_told_alike: bool = False

    @property
    def total(self) -> int:
        """What they come to."""
        return parts_sum(self.parts)


def rows_of(ground: Ground, roles: Roles, whole: Amount) -> Iterator[Row]:
    """Every row that may be the parts of the whole: none that misses it by far."""
    for told, breaks, is_after in (*_before(ground, roles, whole), *_after(ground, roles, whole)):
        # What comes of a yearly amount stands in its place.
        parts = [each for each in told if each not in ground.parts or not ground.is_yearly(each)]
        parts = told if ground.is_yearly(whole) else parts
        if len(parts) < 2 or 100 * parts_sum(parts) < (100 - _MOST_APART) * whole.ore:
            continue
        kept = without_subtotals(parts, [each for each in parts if _is_total(ground, roles, each)])
        if parts_sum(kept) > whole.ore + whole.precision_ore:
            # A row that fits when what sums up others in it is told once is right, whatever the words call it.
            once = without_subtotals(parts, parts)
            kept = once if whole.says(parts_sum(once)) else kept
        if len(kept) > 1 and _may_meet(whole, kept):
            is_list = all(is_item(ground, ground.number(each)) for each in kept)
            yield Row(tuple(kept), len(parts) - (len(parts) != len(kept)), breaks, is_after, is_list)
    listed = _listed_far_above(ground, roles, whole)
    if len(listed) > 1 and _may_meet(whole, listed):
        yield Row(tuple(listed), len(listed), _FAR, is_after=False, is_list=True)
    alike = told_alike(ground, roles, whole)
    if alike and _may_meet(whole, alike):
        yield Row(tuple(alike), len(alike), 1, is_after=False, is_list=False, is_told_alike=True)
    named = _named(ground, roles, whole)
    if len(named) > 1 and _may_meet(whole, named):
        yield Row(tuple(named), len(named), 0, is_after=False, is_list=False, is_named=True)


def _listed_far_above(ground: Ground, roles: Roles, whole: Amount) -> list[Amount]:
    """The last list above of which every item has an amount, for a claim far below it: ``Bevillingerne er samlet``."""
    number = ground.number(whole)
    if not roles.of(whole).is_called_whole:
        return []
    items: list[Amount] = []
    for n in range(number - 1, max(number - _PAGE, -1), -1):
        if is_item(ground, n) and len(roles.plain(n)) == 1:
            items.insert(0, roles.plain(n)[0])
        elif items or roles.plain(n):
            break
    return items if items and number - ground.number(items[-1]) >= _SENTENCES // 2 else []


def _is_total(ground: Ground, roles: Roles, amount: Amount) -> bool:
    """Whether it is told to sum up others, which it may stand beside."""
    return amount in ground.settled or roles.of(amount).is_called_whole


def _may_meet(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether they are about as much, or would be but for one of them."""
    largest, total = max(each.ore for each in parts), parts_sum(parts)
    return whole.ore > largest and (is_near(whole.ore, total, _MOST_APART) or leaves_one_out(whole, parts))


def _fitting(ground: Ground, whole: Amount) -> Iterator[tuple[list[Amount], int, bool]]:
    """The row just before it that equals it: it explains the claim, whatever the words make of its amounts."""
    beside = [each for each in ground.amounts_in(ground.number(whole)) if each.end <= whole.start]
    for n in range(len(beside) - 1):
        if whole.says(parts_sum(beside[n:])):
            yield beside[n:], 0, False


def _before(ground: Ground, roles: Roles, whole: Amount) -> Iterator[tuple[list[Amount], int, bool]]:
    """Ever longer rows that end at the whole, one for each sentence further back."""
    at = ground.number(whole)
    below = here = ground.passages.sentences[at]
    parts = [each for each in roles.plain(at) if each.end <= whole.start]
    yield parts, 0, False
    yield from _fitting(ground, whole)
    breaks, was_item = 0, is_item(ground, at)
    for number in range(at - 1, max(at - _SENTENCES, -1), -1):
        sentence = ground.passages.sentences[number]
        if sentence.section < here.section - 1 or _is_too_much(whole, parts):
            return
        step = _break(ground, sentence, below)
        if not is_item(ground, number):
            breaks += step if breaks < _FAR or step >= _FAR else 0
        elif not was_item:
            breaks += step // _FAR
        below, was_item = sentence, is_item(ground, number)
        if roles.plain(number) and not _OTHER_MATTER.match(ground.words(number)):
            parts = [*roles.plain(number), *parts]
            is_inside = was_item and number > 0 and is_item(ground, number - 1) and roles.plain(number - 1)
            if not is_inside:
                yield parts, breaks, False
            between = ground.amounts_between(sentence.start, whole.start)
            everything = [each for each in between if not roles.of(each).is_detail]
            once = [each for each in everything if not ground.is_yearly(each)]
            for choice in (everything, once, roles.plain(number) if was_item else ()):
                # A row that fits explains the claim, whatever the words make of its amounts.
                if whole.says(parts_sum(choice)):
                    yield list(choice), breaks, False


def _after(ground: Ground, roles: Roles, whole: Amount) -> Iterator[tuple[list[Amount], int, bool]]:
    """Ever longer rows that begin after the whole, until other matter is told."""
    at, sentences = ground.number(whole), ground.passages.sentences
    parts = [each for each in roles.plain(at) if each.start >= whole.end]
    if not ground.is_yearly(whole):
        parts = [each for each in parts if not ground.is_yearly(each)]
    yield parts, 0, True
    breaks, above = 0, sentences[at]
    leads = is_heading(ground, whole) or _LEADS.search(ground.words(at)[-_TAIL:]) is not None
    for number in range(at + 1, min(at + _SENTENCES, len(sentences))):
        sentence, words = sentences[number], ground.words(number)
        if not (is_item(ground, number) and is_item(ground, number - 1)) and not leads:
            breaks += _break(ground, above, sentence)
        leads, above = False, sentence
        if breaks >= _FAR or _is_too_much(whole, parts) or _OTHER_MATTER.match(words):
            return
        if _MORE_BESIDE.match(words) and not parts:
            return
        if roles.plain(number):
            parts = [*parts, *roles.plain(number)]
            is_inside = is_item(ground, number) and is_item(ground, number + 1)
            if not is_inside or not roles.plain(number + 1):
                yield parts, breaks, True
            if roles.of(parts[-1]).closes:
                return


def _is_too_much(whole: Amount, parts: Sequence[Amount]) -> bool:
    """Whether no longer row can meet it: not even if one of its parts were left out."""
    return len(parts) > _MOST_PARTS or parts_sum(parts) > _TIMES * whole.ore


def _named(ground: Ground, roles: Roles, whole: Amount) -> list[Amount]:
    """The amounts above whose own words the claim's words name: ``Facader og tag udgør tilsammen``."""
    number, role = ground.number(whole), roles.of(whole)
    if not (role.is_called_whole or role.is_concluded):
        return []
    said = [word for word in telling(ground.before(whole, _NAMES)) if not word.isdigit()]
    parts = [each for n in range(max(number - _NEAR, 0), number) for each in roles.plain(n)]
    here = ground.passages.sentences[number].paragraph
    near = [each for each in parts if is_item(ground, ground.number(each)) or ground.sentence(each).paragraph == here]
    named: dict[Amount, str] = {}
    for each in near:
        own = telling(roles.of(each).lead[-_NAMES:])
        word = next((word for word in said if any(same(word, other) for other in own)), None)
        if word and word not in named.values():
            named[each] = word
    return list(named) if len(named) < len(near) else []


def is_item(ground: Ground, number: int) -> bool:
    """Whether a sentence is one of a list, or one of several lines that each name an amount: ``Mad: 31.000 kr.``."""
    sentences = ground.passages.sentences
    if not 0 <= number < len(sentences):
        return False
    beside = (n for n in (number - 1, number + 1) if 0 <= n < len(sentences))
    return sentences[number].item or (
        _is_line(ground, number) and any(_is_line(ground, n) and not sentences[n].item for n in beside)
    )


def _is_line(ground: Ground, number: int) -> bool:
    sentence = ground.passages.sentences[number]
    is_short = sentence.end - sentence.start < _LONGEST_HEADING and len(ground.amounts_in(number)) == 1
    return is_short and _LINE.fullmatch(ground.words(number)) is not None


def is_heading(ground: Ground, whole: Amount) -> bool:
    """Whether it stands in a short line that says no more than what it is for."""
    at, others = ground.number(whole), ground.passages.sentences
    if len(ground.amounts_in(at)) != 1:
        return False
    paragraph = others[at].paragraph
    is_alone = all(n < 0 or n >= len(others) or others[n].paragraph != paragraph for n in (at - 1, at + 1))
    words = ground.words(at).strip()
    is_sentence = words.endswith(".") and not _ENDS_IN_UNIT.search(words)
    return is_alone and len(words) < _LONGEST_HEADING and not is_sentence and _VERB.search(words) is None


def is_first(ground: Ground, number: int) -> bool:
    """Whether a sentence opens a section under another: it is the heading."""
    sentences = ground.passages.sentences
    return number > 0 and sentences[number].section != sentences[number - 1].section


def fills(ground: Ground, number: int) -> bool:
    """Whether no amount stands before a sentence in its section."""
    sentences = ground.passages.sentences
    for n in range(number - 1, max(number - _SENTENCES, -1), -1):
        if sentences[n].section != sentences[number].section:
            return True
        if ground.amounts_in(n):
            return False
    return number < _SENTENCES


def _break(ground: Ground, above: Sentence, below: Sentence) -> int:
    """How far two sentences are apart: not at all in one paragraph, most under different headings."""
    if above.section != below.section:
        return _FAR
    if is_first(ground, ground.passages.number(above.start)):
        return 0
    if above.paragraph == below.paragraph:
        return 0
    return _FARTHER if ground.text[above.start : below.start].rstrip(" ").endswith("\n\n") else 1


def without_subtotals(parts: Sequence[Amount], totals: Collection[Amount]) -> list[Amount]:
    """The row without those amounts that one of these totals in it sums up, before them or after them."""
    kept = list(parts)
    at = 0
    while at < len(kept):
        start, stop = at, at + 1
        if kept[at] in totals:
            start = next((n for n in range(at - 2, -1, -1) if kept[at].says(parts_sum(kept[n:at]))), at)
            ends = range(at + 3, len(kept) + 1)
            stop = next((n for n in ends if kept[at].says(parts_sum(kept[at + 1 : n]))), at + 1)
        kept[start:stop] = [kept[at]]
        at = start + 1
    return kept
