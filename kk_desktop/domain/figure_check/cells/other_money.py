"""Words that say that an amount is a part of what a row has, more than that, or somebody else's money."""

from __future__ import annotations

from ..text.patterns import Pattern

_OTHER_MONEY = Pattern(
    r"(?<!\w)(?:(?:første|anden|tredje|næste|en enkelt) (?:etape|fase|rate|del)\w*|etape\w*|rate\w*|del af|halvdel\w*|"
    r"(?-i:[eE])[nt] (?!\w*(?:udgift|bevilling|ramme|sum|pris|budget|tilskud|beløb|investering|indtægt|"
    r"gevinst))\w+ (?:i|på|til)|per|pr\.(?! år)|"
    r"hver(?! af)|stk|fond\w*|ud over|udover|rest\w*|derudover|ekstra|yderligere|oven i|oveni|hertil|dertil|"
    r"halvt|dobbelt\w*|mangler|gennemsnit\w*|i snit|afløs\w*|erstat\w*|aftale\w*|tilbud\w*|behov\w*|lånt?|ønsk\w*|"
    r"bede\w*|beder|"
    r"huslejestøtte\w*|tilbagebetal\w*|(?:med|ind)regn\w*(?! med\b)|under|indeholdt|"
    r"(?:betal|afhold|finansier|dækk|skaff|rejs|bidrag)\w* selv|rejst|skænket|omplacere\w*)(?!\w)"
)
_COUNTED_IN = Pattern(r"\b(?:medregn|indregn)\w*|\b(?:regne[st]?|regnet|tælle[rs]?|talt) med\b")
_PAID_ELSEWHERE = Pattern(r"\b(?:selv|overfør\w*|fond\w*|forening\w*|egne|dæk\w*)\b")


def is_part_or_more(words: str, further: str) -> bool:
    """Whether its own words say so, or those further on tell what is counted in as well."""
    return _OTHER_MONEY.search(words) is not None or _COUNTED_IN.search(further) is not None


def is_paid_elsewhere(words: str) -> bool:
    """Whether somebody else pays, or it comes from another year: the row has rightly nothing."""
    return _PAID_ELSEWHERE.search(words) is not None
