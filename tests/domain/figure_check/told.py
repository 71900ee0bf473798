"""What Talkontrol tells of a text without tables, short enough to be written beside it."""

from kk_desktop.domain.figure_check.check import check_figures


def found(text: str) -> list[tuple[str, ...]]:
    """Verdict and quotes of everything that is told."""
    return [(each.verdict.value, *each.quotes) for each in check_figures(text, ()).findings]


def claims(text: str) -> list[tuple[str, ...]]:
    """Verdict and claim of everything that is told."""
    return [(verdict, quotes[0]) for verdict, *quotes in found(text)]
