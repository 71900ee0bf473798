"""Numbers of a row that have their unit from the last of them: ``løn 600.000, drift 120.000 og varme 25.000 kr.``."""

from __future__ import annotations

from collections.abc import Iterator

from .patterns import Pattern

_WITH_POINTS = r"\d{1,3}(?:\.\d{3}){1,3}"
_NO_NAME = (
    r"(?:mi[ao]|mill|t|kr|kroner|pct|procent|stk|heraf|hvoraf|deraf|herunder|der|som|hvor\w*|men|mens|dog|at|når|hvis|så|"
    r"er|var|blev|bliver|har|havde|steg|stiger|faldt|falder|ca|cirka|op|over|under|mod|i|inden|efter|fra|se|jf)\b"
)
_NAME = rf"(?:(?!{_NO_NAME})[^\W\d]+[- ]){{1,4}}"
"""The words between two of them: what the next one is for, without a verb and without a unit."""
_BEFORE = Pattern(rf"(?<![\w.,/-])(?P<number>{_WITH_POINTS})(?P<joint>,| og| samt) (?P<name>{_NAME})$")
_FIRST = Pattern(r"[^\W\d]{2,}(?<! på)(?<! til)(?<! af)(?<! er)(?<! var):? $")
_HAS_POINTS = Pattern(rf"{_WITH_POINTS} ?(?:kr\b|kroner\b|,-)")
_COUNTED = Pattern(
    r"\b(?:antal\w*|\w*tallet|indbygger\w*|medlem\w*|\w*besøg\w*|\w*gæst\w*|borger\w*|elev\w*|deltager\w*|publikum\w*|"
    r"tilskuer\w*|oplag\w*|eksemplar\w*|\w*areal\w*|kvadratmeter|etagemeter|m2|rejsende|passager\w*|cyklist\w*|person\w*|"
    r"\w*bolig\w*|udlån\w*|visning\w*|timer|ansatte|nr|nummer|konto\w*|sagsnr|ean|cvr|læsere|seere|husstande|stemmer)\b"
)
_SENTENCE, _REACH = 160, 60
"""Letters before a row in which it is said what is counted, and letters from a number to the one before it."""


def numbers_before(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Start and digits of the numbers that share the unit of the amount at these places, the nearest first.

    Only where it is certain: three numbers or more, each after its own name, all with points for thousands, and
    nothing in the sentence that is counted instead.
    """
    if _HAS_POINTS.match(text, start, end) is None:
        return
    found: list[tuple[int, str]] = []
    at = start
    while (match := _BEFORE.ends(text, at, _REACH)) is not None:
        if (match["joint"] == ",") != bool(found):
            break
        at -= len(match[0])
        found.append((at, match["number"]))
    lead = text[max(0, at - _SENTENCE) : start].rpartition("\n")[2]
    if len(found) > 1 and _FIRST.ends(text, at) and not _COUNTED.search(lead):
        yield from found
