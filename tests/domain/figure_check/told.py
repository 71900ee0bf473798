"""What Talkontrol tells of a text, short enough to be written beside it."""

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import Relation, SpokenTable


def found(text: str, *tables: SpokenTable, of: Relation | None = None) -> list[tuple[str, ...]]:
    """Verdict and quotes of everything that is told, or of what is told of one relation."""
    findings = check_figures(text, tables).findings
    return [(each.verdict.value, *each.quotes) for each in findings if of in (None, each.relation)]


def claims(text: str, *tables: SpokenTable, of: Relation | None = None) -> list[tuple[str, ...]]:
    """Verdict and claim of the same."""
    return [(verdict, quotes[0]) for verdict, *quotes in found(text, *tables, of=of)]


def red(text: str, *tables: SpokenTable, of: Relation | None = None) -> list[str]:
    """The claims that are found wrong."""
    return [claim for verdict, claim in claims(text, *tables, of=of) if verdict == "red"]


def listed(text: str, *tables: SpokenTable) -> list[tuple[str, ...]]:
    """Verdict and claim of every number of things that there is a list of."""
    return claims(text, *tables, of=Relation.COUNT_OF_LIST)
