"""What a careful colleague would remark, and what not."""

import sqlite3
from contextlib import closing

import pytest

from kk_desktop.domain.documents import Manuscript
from kk_desktop.domain.text import Block, BlockKind, Run
from kk_desktop.errors import UserError
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import opening
from tests.table_shape import add_column


def write(workspace: Workspace, *texts: str, bilag: int = 0, title: str = "Notat") -> str:
    blocks = [Block(workspace.new_id(), runs=(Run(text),)) for text in texts]
    return write_blocks(workspace, *blocks, bilag=bilag, title=title)


def write_blocks(workspace: Workspace, *blocks: Block, bilag: int = 0, title: str = "Notat") -> str:
    document_id = workspace.documents.create("memo", title)
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    files = [workspace.path.with_name(f"Kort {number}.txt") for number in range(1, bilag + 1)]
    for file in files:
        file.write_text("Kortets tekst", encoding="utf-8")
    if files:
        workspace.attachments.add_files(document_id, files)
    return document_id


def heading(text: str, level: int = 1) -> Block:
    return Block(text, BlockKind.HEADING, (Run(text),), level=level)


def paragraph(text: str) -> Block:
    return Block(text, runs=(Run(text),))


def make_table(workspace: Workspace) -> str:
    """A table with one figure in it."""
    table = workspace.budgets.get(workspace.budgets.create("Udgifter"))
    workspace.budgets.set_cell(table.id, table.rows[0].id, table.columns[0].id, "500")
    return table.id


def told(workspace: Workspace) -> list[str]:
    return [finding.message for finding in workspace.checks.run()]


def test_a_new_file_is_whole_and_has_nothing_to_remark(workspace: Workspace) -> None:
    assert told(workspace) == []


def test_an_empty_document_is_told_before_it_is_sent(workspace: Workspace) -> None:
    document_id = workspace.documents.create("letter", "Svar")
    assert workspace.checks.before_approval(document_id)[0].message == "Der står ikke noget i teksten endnu."
    workspace.documents.save_blocks(document_id, [paragraph("Vi støtter planen.")], ["Vi støtter planen."])
    assert workspace.checks.before_approval(document_id) == []


def test_a_list_of_bilag_that_runs_past_the_last_is_told_with_its_words(workspace: Workspace) -> None:
    write(workspace, "Se bilag 1-9, og jf. bilag 10-15.", bilag=9)
    assert told(workspace) == ["”jf. bilag 10-15”: listen slutter ved bilag 9. Ret teksten, eller læg bilagene ind."]


def test_one_reference_is_remarked_once_however_many_bilag_it_lacks(workspace: Workspace) -> None:
    write(workspace, "Jf. bilag 2, 3 og 5.", bilag=1)
    assert [message for message in told(workspace) if "slutter" in message] == [
        "”Jf. bilag 2, 3 og 5”: listen slutter ved bilag 1. Ret teksten, eller læg bilagene ind."
    ]


def test_a_bilag_nobody_mentions_is_told_when_the_others_are(workspace: Workspace) -> None:
    write(workspace, "Se bilag 1 og 2.", bilag=3)
    assert told(workspace) == ["Bilag 3 er ikke nævnt i teksten."]


@pytest.mark.parametrize(
    ("text", "bilag"),
    [
        ("Teksten nævner ingen numre.", 3),
        ("I vores plan henviser I til bilag 4.", 0),
        ("Bilagene 1-3 følger med.", 3),
        ("Bilag 1, 2 og 3 følger med.", 3),
        ("Afbilag 7 er et ord, vi ikke kender.", 0),
    ],
)
def test_what_may_well_be_right_is_not_remarked(workspace: Workspace, text: str, bilag: int) -> None:
    write(workspace, text, bilag=bilag)
    assert told(workspace) == []


def test_a_reference_in_a_footnote_counts(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Notat")
    block = Block(workspace.new_id(), runs=(Run("Tekst"), Run(footnote="Jf. bilag 2.")))
    workspace.documents.save_blocks(document_id, [block], [block.id])
    assert told(workspace) == ["”Jf. bilag 2”: der er ingen bilag. Ret teksten, eller læg bilagene ind."]


def test_a_table_that_is_in_the_bin_is_missed_where_it_stood(workspace: Workspace) -> None:
    table_id = make_table(workspace)
    document_id = workspace.documents.create("budget_note", "Notat")
    block = Block(workspace.new_id(), BlockKind.TABLE, table_id=table_id)
    workspace.documents.save_blocks(document_id, [block], [block.id])
    assert told(workspace) == []
    workspace.budgets.delete(table_id)
    (finding,) = workspace.checks.run()
    assert finding.message.startswith("Tabellen findes ikke mere.")
    assert (finding.document_id, finding.block_id) == (document_id, block.id)


def test_a_document_without_a_title_says_so(workspace: Workspace) -> None:
    write(workspace, "Tekst", title="")
    assert [str(finding) for finding in workspace.checks.run()] == [
        "Dokument uden titel: Titlen mangler. Skriv den øverst."
    ]


def test_bilag_that_are_only_titles_are_one_remark(workspace: Workspace) -> None:
    document_id = write(workspace, "Teksten nævner ingen numre.", bilag=1)
    for title in ("Kort", "Liste", "Plan", "Skema"):
        workspace.attachments.add(document_id, title)
    workspace.attachments.set_file(document_id, workspace.attachments.of(document_id)[3].id, workspace.path)
    assert told(workspace) == ["Bilag 2, 3 og 5 har kun titler. Læg filerne ind, eller send dem ved siden af."]


def test_headings_with_nothing_below_them_are_one_remark(workspace: Workspace) -> None:
    write_blocks(
        workspace, heading("Baggrund"), heading("Økonomi"), heading("Drift", 2), paragraph("Tekst"), heading("Bilag")
    )
    assert told(workspace) == ["Afsnittene ”Baggrund” og ”Bilag” er uden tekst. Skriv dem, eller slet overskrifterne."]


def test_a_heading_above_a_table_is_not_empty(workspace: Workspace) -> None:
    table = Block("t", BlockKind.TABLE, table_id=make_table(workspace))
    write_blocks(workspace, heading("Økonomi"), table)
    assert told(workspace) == []


def test_a_subheading_without_a_heading_above_it_is_told(workspace: Workspace) -> None:
    write_blocks(workspace, paragraph("Tekst"), heading("Drift", 2), paragraph("Mere"))
    (finding,) = workspace.checks.run()
    assert finding.message == "Underoverskriften ”Drift” står uden en overskrift over sig. Gør den til overskrift."
    assert finding.block_id == "Drift"


def test_a_column_without_a_heading_is_told(workspace: Workspace) -> None:
    table_id = make_table(workspace)
    add_column(workspace, table_id, "")
    write_blocks(workspace, Block("t", BlockKind.TABLE, table_id=table_id))
    assert told(workspace) == ["Tabellen ”Udgifter” har en kolonne uden overskrift. Skriv den i Budget."]


def test_a_character_the_typeface_lacks_is_told_with_its_place(workspace: Workspace) -> None:
    write_blocks(workspace, paragraph("Sæt ☐ her"))
    (finding,) = workspace.checks.run()
    assert finding.message == "Skrifttypen mangler tegnet ☐ (U+2610). Der er sat � i stedet."
    assert finding.block_id == "Sæt ☐ her"


def test_a_document_that_cannot_be_drawn_says_why_and_the_others_are_checked(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw, first = workspace.pages.draw, write(workspace, "Tekst", title="Første")
    write(workspace, "Tekst", title="")

    def refused(manuscript: Manuscript, *rest: str):
        if manuscript.document.id == first:
            raise UserError("Skabelonen mangler.")
        return draw(manuscript, *rest)

    monkeypatch.setattr(workspace.pages, "draw", refused)
    assert sorted(map(str, workspace.checks.run())) == [
        "Dokument uden titel: Titlen mangler. Skriv den øverst.", "Første: Skabelonen mangler."
    ]  # fmt: skip


def test_a_question_is_missing_until_it_has_words_or_a_place(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan")
    ask_id = workspace.hearings.add_ask(hearing_id, "Hvordan finansieres det?")
    assert told(workspace) == ["Ét spørgsmål mangler svar: ”Hvordan finansieres det?”"]
    (answer,) = workspace.hearings.answers(hearing_id)
    (block,) = workspace.documents.blocks(answer.id)
    workspace.hearings.change_ask(ask_id, block_id=block.id)
    assert told(workspace) == ["Ét spørgsmål mangler svar: ”Hvordan finansieres det?”"], "nothing is written there yet"
    written = Block(block.id, runs=(Run("Der er ikke afsat midler."),))
    workspace.documents.save_blocks(answer.id, [written], [block.id])
    assert told(workspace) == []
    workspace.hearings.change_ask(ask_id, block_id=None, answer="Ikke vores bord")
    assert told(workspace) == []


def test_several_open_questions_are_one_remark(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Plan")
    for question in ("Hvad?", "Hvordan?"):
        workspace.hearings.add_ask(hearing_id, question)
    assert told(workspace) == ["2 spørgsmål mangler svar: ”Hvad?”, ”Hvordan?”"]


def test_damage_in_the_open_file_is_the_first_thing_told(workspace: Workspace) -> None:
    workspace.backups.make_beside()
    with closing(sqlite3.connect(workspace.path)) as connection:
        # An index that has lost a row: nothing a person sees, and wrong all the same.
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("UPDATE sqlite_schema SET sql = replace(sql, 'row_id', 'operation') "
                           "WHERE name = 'change_by_row'")  # fmt: skip
        connection.commit()
    with closing(sqlite3.connect(workspace.path)) as connection:
        assert opening.findings(connection, thorough=True)
    assert told(workspace)[0].startswith("Filen er beskadiget. Hent den seneste sikkerhedskopi.")


def test_a_character_that_was_lost_on_its_way_in_is_told_where_it_stood(workspace: Workspace) -> None:
    write_blocks(workspace, Block("p", runs=(Run("Før \ud800 efter"),)), title="Brev \ud800")
    assert sorted(told(workspace)) == [
        "Et tegn er gået tabt, hvor der står � i dokumentets oplysninger. Skriv det igen.",
        "Et tegn er gået tabt, hvor der står �. Skriv det igen.",
    ]


@pytest.mark.parametrize("words", ["<b>fed</b> &amp; [Værdi]", "\x00\x07\x1b klokke", "\ufeff\u200b usynligt"])
def test_odd_words_are_only_text_and_nothing_to_remark(workspace: Workspace, words: str) -> None:
    write_blocks(workspace, Block("p", runs=(Run(words),)), title=words)
    assert told(workspace) == []


def test_a_document_of_a_confidential_case_must_say_so_itself(workspace: Workspace) -> None:
    document_id = write(workspace, "Grunden sælges.")
    case_id = workspace.cases.create("Salg af grund", "2025-0099")
    workspace.documents.change(document_id, case_id=case_id)
    assert told(workspace) == []
    workspace.cases.change(case_id, confidential=True)
    assert told(workspace) == [
        "Sag 2025-0099 er fortrolig, men dokumentet er ikke mærket FORTROLIG. Skriv begrundelse og paragraf."
    ]
    workspace.documents.change(document_id, confidential_reason="Forhandling", confidential_paragraph="§ 33, nr. 5")
    assert told(workspace) == []


def test_words_that_might_be_better_are_advice_with_their_block_and_no_remark(workspace: Workspace) -> None:
    document_id = write(workspace, "En god tekst.", "Det gælder flere steder, fx. Valby.")
    (finding,) = workspace.checks.run()
    assert finding.message == "”fx.”: Skriv ”fx” uden punktum."
    assert finding.block_id == workspace.documents.blocks(document_id)[1].id
    assert finding.is_advice


def test_what_a_proposal_must_have_is_told_before_it_is_approved_and_not_while_it_is_written(
    workspace: Workspace,
) -> None:
    document_id = workspace.documents.create("proposal", "Mandat")
    blocks = [
        heading("INDSTILLING OG BESLUTNING"), paragraph("Indstilling om,"), heading("2. Problemstilling:"),
        heading("Hvorfor nu", 2), heading("Løsning"), heading("Forløb", 2), paragraph("Vi begynder i maj."),
    ]  # fmt: skip
    workspace.documents.save_blocks(document_id, blocks, [block.id for block in blocks])
    told_then = workspace.checks.before_approval(document_id)
    assert [(remark.message, remark.block_id) for remark in told_then] == [
        ("Afsnittet ”Problemstilling” er uden tekst. Skriv det.", "2. Problemstilling:"),
        ("Afsnittet ”Økonomi” mangler. Sæt overskriften ind, og skriv det.", None),
    ]
    assert not any("mangler. Sæt" in message for message in told(workspace))


def test_a_question_nobody_has_answered_is_told_before_the_answer_is_approved(workspace: Workspace) -> None:
    hearing_id = workspace.hearings.register("Bydelsplan", "Vanløse Lokaludvalg")
    workspace.hearings.add_ask(hearing_id, "Hvilke temaer?")
    document_id = workspace.documents.create("hearing_response", "Svar", hearing_id=hearing_id)
    workspace.documents.save_blocks(document_id, [paragraph("Vi støtter planen.")], ["Vi støtter planen."])
    assert [str(remark.message) for remark in workspace.checks.before_approval(document_id)] == [
        "Ét spørgsmål mangler svar: ”Hvilke temaer?”"
    ]


def test_figures_that_do_not_hold_are_told_before_approval_until_somebody_gives_a_reason(workspace: Workspace) -> None:
    document_id = workspace.documents.create("memo", "Kameraer")
    text = "Der afsættes 1,95 mio. kr. årligt i 2011-2014, i alt 7,9 mio. kr."
    workspace.documents.save_blocks(document_id, [paragraph(text)], [text])
    (remark,) = workspace.checks.before_approval(document_id)
    assert remark.block_id == text
    assert remark.message.startswith("4 × 1,95 = 7,8; teksten siger 7,9 mio. kr. (100.000\u00a0kr. mere)")
    assert remark.message.endswith("Ret tallet, eller begrund det i Talkontrol.")
    assert [finding.is_advice for finding in workspace.checks.run()] == [True]
    (finding,) = workspace.figure_checks.check(document_id).result().red
    workspace.figure_checks.accept(document_id, finding, "Med moms.")
    assert workspace.checks.before_approval(document_id) == []
