"""Words that tell whether two amounts are one, and those that every text has and that tell nothing."""

from __future__ import annotations

from ..text.patterns import Pattern

CHANGED = Pattern(
    r"\b(?:tidligere|oprindelig\w*|før|ændre\w*|forhøj\w*|øges|reduceres|i stedet|nedjuster\w*|opjuster\w*|"
    r"yderligere|ekstra)\b"
)
"""That an amount is another than it was: two of one thing may then both be right."""
BODIES = frozenset({
    "kommunen", "kommune", "københavn", "københavns", "forvaltningen", "borgerrepræsentationen", "økonomiudvalget",
    "økonomiforvaltningen", "udvalget", "teknik", "miljø", "miljøudvalget", "miljøforvaltningen", "staten",
})  # fmt: skip
"""Names that every text has, and that tell no two amounts apart."""
