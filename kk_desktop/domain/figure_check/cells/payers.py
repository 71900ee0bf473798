"""Words that say that somebody outside the table's house pays: ``Boligselskabet betaler 300.000 kr. i husleje``."""

from __future__ import annotations

from ..text.patterns import Pattern

_HOUSE = (
    r"(?:[\w-]*(?i:kommune|forvaltning|borgerrepræsentation|borgmester|(?<!lokal)udvalg|sekretariat|afdeling|centr?e|"
    r"budget|pulje|bevilling|projekt|indsats|initiativ|ordning|forslag|aftale|tabel|oversigt|notat|indstilling|udgift|"
    r"omkostning|beløb|midler|tilskud|støtte|løsning|besparelse|ændring|forskel)\w*|"
    r"[\w-]*(?i:ramme|plan|post|leje|pris|løn|penge|enhed|år|by)(?:n|en|et|er|erne|ne)?\b|"
    r"(?i:d[eu]t?|den|der|dette|denne|disse|som|man|vi|hvilket|hver[gt]?|dermed|derfor|samlet|således|herefter|her)\b)"
)
"""The municipality, its money and its papers, and words that name nobody."""
_NOUN = rf"(?<![\w-])(?!{_HOUSE})(?:[A-ZÆØÅ][\w-]{{2,}}|[a-zæøå][\w-]{{2,}}(?:en|et|ne))"
_PAY = r"(?:ind|med|be)?(?:betal|giv|yd|dækk|afhold|finansier|bidrag|støtt|doner|bevilg)"
_OTHER_PAYS = Pattern(
    rf"{_NOUN}(?: (?!{_HOUSE})[A-ZÆØÅ][\w-]+)*"
    r"(?: (?:har|vil|skal|kan|selv|også|allerede|årligt|hvert år|i dag|fortsat|nu))* "
    rf"{_PAY}(?:er|e|te|ede|t|et)\b(?! af)|"
    rf"(?:^|[,;]|\d|  ) ?{_PAY}(?:er|te|ede) (?:også |selv )?{_NOUN}\b|"
    rf"{_PAY}(?:es|t|et)(?: \w+)? af {_NOUN}\b|"
    rf"(?<![Uu]den )(?i:bidrag|tilskud|støtte|midler|penge|donation|gave|tilsagn)\w*(?: \w+)? fra {_NOUN}\b",
    cased=True,
)


def is_paid_by_another(words: str) -> bool:
    """Whether the subject of paying, or the one that it is paid by, is none of the house."""
    return _OTHER_PAYS.search(words.strip()) is not None
