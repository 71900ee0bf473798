"""Tables that the tests hold sentences against, and what is told of a sentence beside them."""

from kk_desktop.domain.figure_check.check import check_figures
from kk_desktop.domain.figure_check.model import SpokenRow, SpokenTable


def table(columns: str, *rows: str, unit: str = "1.000 kr.", caption: str = "Tabel 1. Beløb") -> SpokenTable:
    """A table whose columns and cells are divided by ``|``; a row that begins with ``=`` is a total."""
    lines = (row.lstrip("=").split("|") for row in rows)
    kinds = ("total" if row.startswith("=") else "row" for row in rows)
    spoken = tuple(SpokenRow(label, kind, tuple(cells)) for (label, *cells), kind in zip(lines, kinds, strict=True))
    return SpokenTable(caption, unit, None, tuple(columns.split("|")), spoken)


def reds(text: str, *tables: SpokenTable) -> list[str]:
    """The claims that are found wrong; the tables' own totals are left out."""
    findings = check_figures(text, tables).findings
    return [each.quotes[0] for each in findings if each.verdict == "red" and "total" not in each.relation]


def explanations(text: str, *tables: SpokenTable) -> list[str]:
    """What is said of the claims that are found wrong."""
    return [each.explanation for each in check_figures(text, tables).findings if each.verdict == "red"]
