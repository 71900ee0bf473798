"""Words that tell whether two amounts are one, and those that every text has and that tell nothing."""

from __future__ import annotations

from ..text.patterns import Pattern

CHANGED = Pattern(
    r"\b(?:tidligere|oprindelig\w*|før|ændre\w*|forhøj\w*|øges|reduceres|i stedet|nedjuster\w*|opjuster\w*|"
    r"yderligere|ekstra)\b"
)
"""That an amount is another than it was: two of one thing may then both be right."""
OTHER = Pattern(
    r"(?<!\w)(?:andre|øvrige|resterende|resten|nye|heraf|hvoraf|deraf|yderligere|ekstra|anden|andet|næste|etape|"
    r"fase|rate|første|"
    r"sidste|mindre|mere|hver)(?!\w)[^.;]{0,30}$"
)
"""Before an amount: that it is a part, or one of several."""
COMPARES = Pattern(
    r"\b(?:end|mod|lavere|højere|mindre|mere|flere|i stedet|i forhold til|dobbelt|halv\w*|senere|forskel\w*|"
    r"dyrere|billigere|"
    r"stiger|steg|falder|faldt|fra \d|høringsmateriale\w*|foreløbig\w*|del af|sidste år|i fjor|året før|"
    r"selvstændig\w*)\b"
)
"""That two amounts are compared, so that they need not be one."""
BODIES = frozenset({
    "kommunen", "kommune", "københavn", "københavns", "forvaltningen", "borgerrepræsentationen", "økonomiudvalget",
    "økonomiforvaltningen", "udvalget", "teknik", "miljø", "miljøudvalget", "miljøforvaltningen", "staten",
})  # fmt: skip
"""Names that every text has, and that tell no two amounts apart."""
COMMON = frozenset({
    "tilskud", "tilskuddet", "ramme", "rammen", "bevillingen", "pulje", "støtte", "støtten", "anlægsudgift",
    "finansieres", "anlægsudgiften", "koster", "perioden", "udvalget", "gives", "afsættes", "afsat", "kroner",
    "millioner", "beløbet", "priser", "søger", "bruges", "bevilges", "udgør", "midler", "midlerne", "penge",
    "pengene", "udgifter", "samlet", "lokaludvalget", "udgiften", "udgift", "beløb", "budget", "budgettet",
    "kommunen", "kommunens", "forvaltningen", "projekt", "projektet", "årligt", "årlige", "derfor", "samlede",
    "bevilling", "puljen", "mellem", "efter", "denne",
})  # fmt: skip
"""Words that stand at any amount, and tell none from another."""
