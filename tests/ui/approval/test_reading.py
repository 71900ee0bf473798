"""Whoever decides is told how the figures stand, and which of them somebody has answered for."""

from kk_desktop.domain.text import Block, Field, FieldSource, Run
from kk_desktop.storage import documents
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


def test_the_checks_tell_which_figures_a_locked_text_was_left_behind_with(window: MainWindow) -> None:
    workspace = window.workspace
    assert workspace is not None
    table = workspace.budgets.get(workspace.budgets.create("Cykler"))
    row, column = table.rows[0].id, table.columns[0].id
    workspace.budgets.set_cell(table.id, row, column, "5.000")
    document = workspace.documents.create("memo", "Cykler")
    field = Field("f", FieldSource.BUDGET_CELL, f"{row}:{column}", "mio1")
    blocks = [Block("b", runs=(Run("Der er "), Run("5,0 mio. kr.", field=field)))]
    workspace.documents.save_blocks(document, blocks, ["b"])
    assert not any("tabel" in check.words for check in find_out(workspace, document).checks)
    workspace.desk.act("Afsendte", lambda db: documents.change(db, document, status="sent"))
    workspace.budgets.set_cell(table.id, row, column, "5.200")
    told = next(check for check in find_out(workspace, document).checks if "tabel" in check.words)
    assert told.words == "1 tal er et andet i tabellen nu"
    assert told.details == ("Cykler: 5,0 mio. kr. i teksten, 5,2\u00a0mio.\u00a0kr. i tabellen",)
