"""An amount in a heading that the text below it tells otherwise: ``Tilskud på 1,6 mio. kr. til N``, and then 1,9."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .. import say
from ..ground import Ground
from ..model import Amount, Qualifier, Relation, Verdict
from ..slips import is_mistyped, is_near
from ..sums.rows import is_heading
from ..text.patterns import Pattern
from ..text.words import same, telling
from .wording import BODIES, CHANGED

_BELOW = 1_500
"""Letters below a heading in which its amount is told again."""
_MOST = 12
"""Amounts below a heading: more are a list of its own."""
_NOUN = Pattern(r"(?P<noun>[a-zæøå]{5,}) (?:er |udgør )?(?:på|:) ?$")
_OTHER = Pattern(
    r"(?<!\w)(?:heraf|hvoraf|deraf|herunder|yderligere|andre|øvrige|resten|resterende|dertil|hertil|derudover|desuden|"
    r"tidligere|sidste år|i fjor|året før|andet|anden|næste|hver|etape|fase|rate|mod|end|fra|kun|ikke|men|højst|mindst|"
    r"søg\w*|ansøg\w*)(?!\w)"
)


def check_headings(ground: Ground) -> None:
    """Every amount in a heading that is never told again, held against the one that is told in its words."""
    for head in ground.amounts:
        is_plain = head.ore > 0 and head not in ground.ranges and head not in ground.parts
        if not is_plain or ground.sentence(head).item or not is_heading(ground, head):
            continue
        below = [
            each for each in ground.amounts_between(head.end, head.end + _BELOW)[:_MOST] if each not in ground.ranges
        ]
        if any(head.says(each.ore) or each.says(head.ore) for each in below):
            continue
        again = [each for each in below if _is_told_again(ground, head, each)]
        if len({each.ore for each in again}) == 1 and again[0] not in ground.wrong:
            _tell(ground, head, again[0])


def _tell(ground: Ground, head: Amount, again: Amount) -> None:
    said = f"Samme beløb skrevet som {say.quoted(head)} i overskriften og {say.quoted(again)} i teksten"
    said += say.gap(head, again)
    if Qualifier.ABOUT in (head.qualifier, again.qualifier):
        said += ". Med ”ca.” kan det ikke afgøres"
        ground.tell(Verdict.AMBER, Relation.SUM, [head, again], said, expected=again.ore)
    else:
        ground.tell(Verdict.RED, Relation.SUM, [head, again], said, expected=again.ore)


def _is_told_again(ground: Ground, head: Amount, later: Amount) -> bool:
    """Whether so many words of the heading stand at a later amount that it is meant as the heading's."""
    is_alike = is_near(later.ore, head.ore, 60) or is_mistyped(head.ore, later.ore) or later.ore in (_tens(head))
    if not is_alike or head.price_level != later.price_level or ground.is_yearly(head) != ground.is_yearly(later):
        return False
    if later.qualifier is Qualifier.AT_MOST or later in ground.parts:
        return False
    words = ground.words(ground.number(later))
    if _OTHER.search(ground.about(later)) or CHANGED.search(words):
        return False
    years = ground.years_of(head), ground.years_of(later)
    if years[0] and years[1] and years[0] != years[1]:
        return False
    wanted = list(_telling(ground.words(ground.number(head))))
    said = telling(words)
    met = [word for word in wanted if any(same(word, each) for each in said)]
    is_named = _is_by_noun(ground, head, later) and len(met) > 1
    return is_named or (len(met) > 2 and 3 * len(met) >= 2 * len(wanted))


def _telling(words: str) -> Iterator[str]:
    """The words of a heading that say what it is about, without its figures and who it comes from."""
    for word in telling(words):
        if not re.search(r"\d", word) and word not in BODIES:
            yield word


def _is_by_noun(ground: Ground, head: Amount, later: Amount) -> bool:
    """Whether it is called by the heading's noun in the form of one known: ``Anlægsbevilling`` and then ``-en på``."""
    nouns = [_NOUN.search(ground.before(each)) for each in (head, later)]
    one, other = (match["noun"] if match else "" for match in nouns)
    return bool(one) and other != one and other.startswith(one) and other.endswith(("en", "et", "erne", "ene"))


def _tens(amount: Amount) -> tuple[int, int]:
    return 10 * amount.ore, amount.ore // 10
