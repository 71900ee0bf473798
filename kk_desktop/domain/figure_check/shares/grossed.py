"""Parts of which the text says how large a share they are, and the whole that it concludes from them."""

from __future__ import annotations

from .. import say
from ..ground import Ground
from ..model import Qualifier, Relation, Verdict
from ..text.patterns import Pattern
from .portions import Share

_SO = Pattern(r"\b(?:således|dermed|derfor|altså|herefter|samlede)\b[^;]{0,80}$")


def check_whole_of_parts(ground: Ground, share: Share) -> bool:
    """Whether there was something to say of parts, their share and the whole: the two before it, the whole after.

    ``… (280.000 kr.) og … (50.000 kr.). Det er 50 %. De samlede udgifter udgør således 0,66 mio. kr.``
    """
    number = ground.number(share.figure)
    sentences, paragraph = ground.passages.sentences, ground.sentence(share.figure).paragraph
    around = sentences[max(number - 1, 0) : number + 2]
    if not number or ground.amounts_in(number) or any(each.paragraph != paragraph for each in around):
        return False
    parts = [each for each in ground.amounts_in(number - 1) if each not in ground.ranges]
    whole = next((each for each in ground.amounts_in(number + 1) if _SO.search(ground.before(each, 110))), None)
    if whole is None or not parts or whole in ground.settled:
        return False
    total = next((each for each in parts if each in ground.settled and each.qualifier is Qualifier.IN_ALL), None)
    parts = [total] if total else parts
    expected = round(sum(each.ore for each in parts) / share.part) if share.part else 0
    if whole.says(expected) and total is not None:
        said = f"{share.figure.quote} af {say.prose(whole.ore)} = {say.prose(total.ore)}; {say.claim(total)}"
        ground.settled.add(whole)
        ground.tell(Verdict.GREEN, Relation.SHARE_OF, [total, share.figure, whole], said, expected=total.ore)
        return True
    is_right = whole.says(expected)
    if not is_right and (3 * abs(whole.ore - expected) > expected or whole.qualifier is Qualifier.ABOUT):
        return False
    said = (
        f"{say.calculation([each.ore for each in parts])}; er det {share.figure.quote}, "
        f"er det hele {say.prose(expected)}; "
        f"{say.claim(whole)}{say.apart(whole.ore, expected)}"
    )
    verdict = Verdict.GREEN if is_right else Verdict.RED
    ground.tell(verdict, Relation.SHARE_OF, [whole, share.figure, *parts], said, expected=expected)
    return True
