"""Whoever decides is told how the figures stand, and which of them somebody has answered for."""

from kk_desktop.domain.text import Block, Run
from kk_desktop.ui.approval.reading import find_out
from kk_desktop.ui.main_window import MainWindow

TEXT = "Der afsættes 1,95 mio. kr. årligt i 2011-2014, i alt 7,9 mio. kr."


def test_the_checks_tell_of_figures_that_do_not_hold_and_of_the_reason_for_those_accepted(window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    document = workspace.documents.create("memo", "Kameraer")
    workspace.documents.save_blocks(document, [Block("b", runs=(Run(TEXT),))], ["b"])
    figures = find_out(workspace, document).checks[0]
    assert (figures.words, figures.sign) == ("1 tal stemmer ikke", ("equal-not", "red"))
    assert figures.details[0] == "4 × 1,95 = 7,8; teksten siger 7,9 mio. kr. (100.000\u00a0kr. mere)"
    (finding,) = workspace.figure_checks.check(document).result().red
    workspace.figure_checks.accept(document, finding, "Med moms.")
    figures = find_out(workspace, document).checks[0]
    assert (figures.words, figures.sign) == (
        "Tallene stemmer, 1 er accepteret med begrundelse", ("circle-check", "green"),
    )  # fmt: skip
    assert figures.details == ("”7,9 mio. kr.” er accepteret af Anna Holm: Med moms.",)
