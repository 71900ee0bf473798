"""Words that tell of what somebody asks for or thinks right, or of what would be if something else were so."""

from __future__ import annotations

from ..ground import Ground
from ..model import Amount
from ..text.patterns import Pattern

_ASKED = Pattern(
    r"\b(?:beder|bedt|ønsker|ønskede|bør|burde|kunne|(?<!forvaltningen )(?<!kommunen )(?:mener|synes|finder,|vurderer|"
    r"skønner)|håber|foretrækker|efterlyser|opfordrer|anmoder|(?:vil|ville|så) (?:gerne|helst)|må (?:højst|maksimalt|"
    r"ikke|kun|gerne)|(?:højst|maksimalt) må|"
    r"(?:lokaludvalg|bebo|borger|forening|bruger|naboe?r|høring|råd|organisation|selskab|part)\w*(?: \w+)? "
    r"(?:foreslå\w*|anbefale\w*|finder|krævede?|kræver))\b|\befter \w+s? (?:opfattelse|mening|vurdering)\b"
)
_IF = Pattern(
    r"\b(?:hvis|såfremt|forudsat|medmindre|under forudsætning af)\b"
    r"(?![^.;]{0,80}\b(?:vedtag|godkend|tiltræd|bevilg|anbefal|imødekom|afsæt))|"
    r"^\W*(?:kan|bliver|skulle)\b(?![^.;]{0,80}\b(?:vedtag|godkend|tiltræd|bevilg))[^,.;]{5,90}, "
)
"""What may come; what the table has comes when it is adopted."""
_REACH = 80
"""Letters before an amount in which somebody asks for it."""


def is_wished(ground: Ground, amount: Amount) -> bool:
    """Whether it is what somebody asks for or thinks right, or what would be if something else were so."""
    is_asked = _ASKED.search(ground.before(amount, _REACH)) is not None
    return is_asked or _IF.search(ground.words(ground.number(amount))) is not None
