"""Contributions asked for, taken in and used, and what the file says afterwards."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.contributions import Use
from kk_desktop.domain.people import BodyKind, Myself
from kk_desktop.domain.text import BlockKind
from kk_desktop.domain.workflow import Status
from kk_desktop.errors import GoneError, UserError
from kk_desktop.services.workspace import Workspace
from tests.exchange.word_files import contribution_letter


@pytest.fixture
def hearing_id(workspace: Workspace) -> str:
    return workspace.hearings.register(
        "Bydelsplan for Vanløse",
        "Vanløse Lokaludvalg",
        questions=["Hvilke temaer?", "Hvordan finansieres det?"],
        received_on=date(2025, 3, 10),
        deadline=date(2025, 4, 30),
        subject="Planen for 2025-2029",
    )


def ask(workspace: Workspace, hearing_id: str, text: str = "TMF <tmf@kk.dk>", due: date | None = None) -> list[str]:
    return workspace.contributions.add(hearing_id, text, due)


def test_several_are_put_on_the_list_at_once_and_taken_back_at_once(workspace: Workspace, hearing_id: str) -> None:
    ask(workspace, hearing_id, "TMF <tmf@kk.dk>\n\nSUF", date(2025, 4, 10))
    found = workspace.contributions.of(hearing_id)
    assert [(each.contributor, each.email, each.due) for each in found] == [
        ("TMF", "tmf@kk.dk", date(2025, 4, 10)),
        ("SUF", "", date(2025, 4, 10)),
    ]
    assert workspace.history.recent()[0].label == "Tilføjede 2 bidragydere"
    workspace.history.undo()
    assert workspace.contributions.of(hearing_id) == []


def test_the_address_of_an_office_we_know_need_not_be_written(workspace: Workspace, hearing_id: str) -> None:
    workspace.people.create_body(BodyKind.UNIT, "Center for Byliv", "CBY", email="byliv@kk.dk")
    ask(workspace, hearing_id, "CBY")
    assert workspace.contributions.of(hearing_id)[0].email == "byliv@kk.dk"
    assert "Center for Byliv" in [each.name for each in workspace.contributions.known()]


@pytest.mark.parametrize(
    ("text", "due", "told"),
    [
        (" \n", None, "Her står ingen at spørge"),
        ("TMF\ntmf2@kk.dk", None, "TMF står på listen allerede"),
        ("x" * 501, None, "Navnet er på 501 tegn"),
        ("\n".join(f"Kontor {n}" for n in range(201)), None, "Her er 201 linjer"),
        ("SUF", date(2025, 5, 1), r"efter svarfristen den 30\. april"),
    ],
)
def test_what_cannot_be_put_on_the_list_is_told_and_nothing_is_changed(
    workspace: Workspace, hearing_id: str, text: str, due: date | None, told: str
) -> None:
    ask(workspace, hearing_id)
    with pytest.raises(UserError, match=told):
        ask(workspace, hearing_id, text, due)
    assert [each.contributor for each in workspace.contributions.of(hearing_id)] == ["TMF"]


def test_the_usual_day_is_the_plans_and_none_when_that_is_past(workspace: Workspace, hearing_id: str) -> None:
    plan = {planned.step.value: planned.due for planned in workspace.plans.of(hearing_id)}
    assert workspace.contributions.usual_due(hearing_id) == plan["contributions"]
    workspace.hearings.change(hearing_id, deadline=date(2025, 3, 24))
    assert workspace.contributions.usual_due(hearing_id) is None


def test_text_that_comes_is_received_when_it_came_and_not_again_when_it_is_mended(
    workspace: Workspace, hearing_id: str, clock
) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    workspace.contributions.change(contribution_id, text="Stien bør have lys.")
    came = clock.now
    clock.pass_minutes(60)
    workspace.contributions.change(contribution_id, text="Stien bør have mere lys.")
    assert workspace.contributions.get(contribution_id).received_at == came
    workspace.contributions.change(contribution_id, text="")
    assert workspace.contributions.get(contribution_id).received_at is None


def test_facts_that_cannot_be_are_refused(workspace: Workspace, hearing_id: str) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    for facts, told in (
        ({"email": "tmf at kk.dk"}, "”tmf at kk.dk” er ikke en e-mail"),
        ({"contributor": " "}, "Navnet mangler"),
        ({"due": date(2025, 5, 2)}, "efter svarfristen"),
        ({"text": "x" * 500_001}, "Bidraget er på 500001 tegn"),
    ):
        with pytest.raises(UserError, match=told):
            workspace.contributions.change(contribution_id, **facts)
    found = workspace.contributions.get(contribution_id)
    assert (found.email, found.contributor, found.due, found.text) == ("tmf@kk.dk", "TMF", None, "")


def test_a_contribution_in_word_fills_the_text_and_is_kept(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    workspace.contributions.receive_file(contribution_id, contribution_letter(tmp_path / "Bidrag.docx"))
    found = workspace.contributions.get(contribution_id)
    assert found.text.endswith("- Lys på stien\n- Bænke ved pladsen")
    assert found.file is not None
    assert found.file.name == "Bidrag.docx"
    assert found.received_at is not None
    workspace.history.undo()
    assert workspace.contributions.get(contribution_id).file is None


def test_an_old_word_document_and_a_picture_are_refused_by_name(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    for name, content, told in (
        ("Gammelt.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "”Gammelt.doc” er gemt i det gamle Word-format"),
        ("Foto.png", b"\x89PNG\r\n\x1a\n", "”Foto.png” kan ikke læses som tekst"),
        ("Tom.txt", b"", "”Tom.txt” er tom"),
    ):
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(UserError, match=told):
            workspace.contributions.receive_file(contribution_id, path)
    assert workspace.contributions.get(contribution_id).received_at is None


def test_a_contribution_is_quoted_whole_with_its_wrapped_lines_joined(workspace: Workspace, hearing_id: str) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    with pytest.raises(UserError, match="Bidraget fra TMF har ingen tekst"):
        workspace.contributions.quotation(contribution_id)
    text = (
        "Forvaltningen bemærker, at der er mange virksom-\nheder i området, som planen ikke nævner.\n\n- Lys\n- Bænke"
    )
    workspace.contributions.change(contribution_id, text=text)
    blocks = workspace.contributions.quotation(contribution_id)
    assert [(block.kind, block.text) for block in blocks] == [
        (BlockKind.PARAGRAPH, "TMF skrev den 21. marts 2025:"),
        (BlockKind.QUOTE, "Forvaltningen bemærker, at der er mange virksomheder i området, som planen ikke nævner."),
        (BlockKind.LIST_ITEM, "Lys"),
        (BlockKind.LIST_ITEM, "Bænke"),
    ]


def test_used_or_not_is_said_with_a_reason_and_can_be_undone(workspace: Workspace, hearing_id: str) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    with pytest.raises(UserError, match="Begrundelsen mangler"):
        workspace.contributions.do_not_use(contribution_id, " ")
    workspace.contributions.do_not_use(contribution_id, "Uden for planens emne")
    found = workspace.contributions.get(contribution_id)
    assert (found.used, found.reason) == (Use.NOT_USED, "Uden for planens emne")
    workspace.contributions.use(contribution_id)
    assert workspace.contributions.get(contribution_id).used is Use.USED
    workspace.history.undo()
    assert workspace.contributions.get(contribution_id).reason == "Uden for planens emne"
    workspace.contributions.reopen(contribution_id)
    assert workspace.contributions.get(contribution_id).used is Use.OPEN


def test_a_contribution_taken_away_is_gone_and_comes_back(workspace: Workspace, hearing_id: str) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    workspace.contributions.remove(contribution_id)
    with pytest.raises(GoneError):
        workspace.contributions.use(contribution_id)
    workspace.history.undo()
    assert workspace.contributions.get(contribution_id).contributor == "TMF"


# Mails ------------------------------------------------------------------------------------------------------


def mail_at(path: Path):
    return message_from_bytes(path.read_bytes(), policy=default)


def test_one_mail_asks_all_with_the_questions_the_day_and_the_material(
    workspace: Workspace, hearing_id: str, tmp_path: Path, machine
) -> None:
    machine.me = Myself("Anna Holm", "Fuldmægtig", "Team Høringer", "3366 3366", "anna@kk.dk")
    material = tmp_path / "Udkast til plan æøå.pdf"
    material.write_bytes(b"%PDF-1.7 planen")
    workspace.hearing_files.add(hearing_id, [material])
    ask(
        workspace,
        hearing_id,
        "TMF <tmf@kk.dk>\nCenter for Sundhed, Æbler <suf@kk.dk>\nIngen adresse",
        date(2025, 4, 10),
    )
    written = workspace.contribution_mails.write_request(hearing_id, tmp_path / "Bidrag.eml")
    assert written.without_address == ("Ingen adresse",)
    mail = mail_at(tmp_path / "Bidrag.eml")
    assert mail["X-Unsent"] == "1"
    assert [(to.display_name, to.addr_spec) for to in mail["To"].addresses] == [
        ("TMF", "tmf@kk.dk"),
        ("Center for Sundhed, Æbler", "suf@kk.dk"),
    ]
    assert mail["From"].addresses[0].addr_spec == "anna@kk.dk"
    assert mail["Subject"] == "Bidrag til svar på ”Bydelsplan for Vanløse”"
    words = mail.get_body().get_content()
    for part in (
        "Vanløse Lokaludvalg har sendt ”Bydelsplan for Vanløse” i høring",
        "Planen for 2025-2029",
        "senest torsdag den 10. april.",
        "1. Hvilke temaer?",
        "2. Hvordan finansieres det?",
        "Vores svar skal være fremme onsdag den 30. april.",
        "Anna Holm",
        "Telefon 3366 3366",
    ):
        assert part in words
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("Udkast til plan æøå.pdf", b"%PDF-1.7 planen")
    asked = {each.contributor: each.asked_on for each in workspace.contributions.of(hearing_id)}
    assert asked["TMF"] == date(2025, 3, 21)
    assert asked["Ingen adresse"] is None


def test_a_reminder_goes_to_those_who_have_not_answered(workspace: Workspace, hearing_id: str, tmp_path: Path) -> None:
    first, _second, third = ask(workspace, hearing_id, "TMF <tmf@kk.dk>\nSUF <suf@kk.dk>\nOKF <okf@kk.dk>")
    workspace.contributions.do_not_use(third, "Spørges ikke alligevel")
    with pytest.raises(UserError, match="Ingen mangler at svare"):
        workspace.contribution_mails.write_reminder(hearing_id, tmp_path / "Rykker.eml")
    workspace.contribution_mails.write_request(hearing_id, tmp_path / "Bidrag.eml")
    workspace.contributions.change(first, text="Vi støtter planen.")
    written = workspace.contribution_mails.write_reminder(hearing_id, tmp_path / "Rykker.eml")
    assert written.names == ("SUF",)
    mail = mail_at(tmp_path / "Rykker.eml")
    assert mail["Subject"].startswith("Påmindelse: ")
    assert [to.addr_spec for to in mail["To"].addresses] == ["suf@kk.dk"]
    assert [each.reminded_on for each in workspace.contributions.of(hearing_id)] == [
        None, date(2025, 3, 21), None,
    ]  # fmt: skip
    with pytest.raises(UserError, match="Alle på listen er spurgt"):
        workspace.contribution_mails.write_request(hearing_id, tmp_path / "Bidrag.eml")


def test_each_has_their_own_day_in_the_mail_when_the_days_differ(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    ask(workspace, hearing_id, "TMF <tmf@kk.dk>", date(2025, 4, 10))
    ask(workspace, hearing_id, "SUF <suf@kk.dk>", date(2025, 4, 11))
    workspace.contribution_mails.write_request(hearing_id, tmp_path / "Bidrag.eml")
    words = mail_at(tmp_path / "Bidrag.eml").get_body().get_content()
    assert "- TMF: torsdag den 10. april" in words
    assert "- SUF: fredag den 11. april" in words


def test_odd_signs_in_names_and_titles_do_not_break_the_mail(
    workspace: Workspace, hearing_id: str, tmp_path: Path
) -> None:
    workspace.hearings.change(hearing_id, title="Plan \U0001f333 \x01\ud83c " + "lang " * 90)
    ask(workspace, hearing_id, 'Kontor "Øst", \x07\udf33 <oest@kk.dk>')
    workspace.contribution_mails.write_request(hearing_id, tmp_path / "Bidrag.eml")
    mail = mail_at(tmp_path / "Bidrag.eml")
    (to,) = mail["To"].addresses
    assert to.addr_spec == "oest@kk.dk"
    assert to.display_name.startswith('Kontor "Øst"')
    assert "Plan \U0001f333" in mail["Subject"]


def test_a_mail_that_cannot_be_written_asks_nobody(workspace: Workspace, hearing_id: str, tmp_path: Path) -> None:
    ask(workspace, hearing_id, "Uden adresse")
    with pytest.raises(UserError, match="Uden adresse har ingen e-mail"):
        workspace.contribution_mails.write_request(hearing_id, tmp_path / "Bidrag.eml")
    ask(workspace, hearing_id)
    for path in (workspace.path, tmp_path / "findes ikke" / "Bidrag.eml"):
        with pytest.raises(UserError):
            workspace.contribution_mails.write_request(hearing_id, path)
    assert [each.asked_on for each in workspace.contributions.of(hearing_id)] == [None, None]


def test_material_that_no_mail_can_hold_is_told(
    workspace: Workspace, hearing_id: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kk_desktop.services.contribution_mails.LARGEST", 10)
    material = tmp_path / "Plan.pdf"
    material.write_bytes(b"%PDF-1.7 planen")
    workspace.hearing_files.add(hearing_id, [material])
    ask(workspace, hearing_id)
    with pytest.raises(UserError, match="Mailen er ikke skrevet"):
        workspace.contribution_mails.write_request(hearing_id, tmp_path / "Bidrag.eml")
    assert not (tmp_path / "Bidrag.eml").exists()


# Too late ---------------------------------------------------------------------------------------------------


@pytest.fixture
def sent(workspace: Workspace, hearing_id: str, clock) -> str:
    """The answer, sent for approval; gives its id."""
    (answer,) = workspace.hearings.answers(hearing_id)
    workspace.documents.change(answer.id, title="Svar om Vanløse", copies=("Borgmesteren",))
    workspace.approvals.submit(answer.id, [Approver("Bo Lund")])
    clock.pass_minutes(1)
    return answer.id


def test_what_came_before_the_draft_was_sent_on_is_not_late(workspace: Workspace, hearing_id: str, clock) -> None:
    first, second = ask(workspace, hearing_id, "TMF\nSUF")
    workspace.contributions.change(first, text="Til tiden")
    clock.pass_minutes(1)
    (answer,) = workspace.hearings.answers(hearing_id)
    workspace.approvals.submit(answer.id, [Approver("Bo Lund")])
    clock.pass_minutes(1)
    assert workspace.contributions.late(hearing_id) == []
    workspace.contributions.change(second, text="For sent")
    assert [each.contributor for each in workspace.contributions.late(hearing_id)] == ["SUF"]


def test_a_draft_drawn_back_or_a_reason_not_to_use_it_makes_it_late_no_more(
    workspace: Workspace, hearing_id: str, sent: str
) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    workspace.contributions.change(contribution_id, text="For sent")
    workspace.contributions.do_not_use(contribution_id, "Det er for sent")
    assert workspace.contributions.late(hearing_id) == []
    workspace.history.undo()
    assert len(workspace.contributions.late(hearing_id)) == 1
    workspace.approvals.withdraw(sent)
    assert workspace.contributions.late(hearing_id) == []


def test_a_supplement_answers_the_same_hearing_with_the_late_contribution_in_it(
    workspace: Workspace, hearing_id: str, sent: str
) -> None:
    (contribution_id,) = ask(workspace, hearing_id)
    workspace.contributions.change(contribution_id, text="Stien bør have lys.")
    made = workspace.contributions.write_supplement(sent, [contribution_id])
    supplement = workspace.documents.get(made)
    assert supplement.title == "Supplement til Svar om Vanløse"
    assert (supplement.hearing_id, supplement.status) == (hearing_id, Status.DRAFT)
    assert (supplement.recipients, supplement.copies) == (("Vanløse Lokaludvalg",), ("Borgmesteren",))
    assert [block.text for block in workspace.documents.blocks(made)] == [
        "Dette er et supplement til vores høringssvar.",
        "TMF skrev den 21. marts 2025:",
        "Stien bør have lys.",
    ]
    assert workspace.contributions.get(contribution_id).used is Use.USED
    shown = [(row.hearing_id, row.document_id) for row in workspace.hearings.rows()]
    assert shown == [(hearing_id, sent), (None, made)]
    workspace.history.undo()
    assert workspace.contributions.get(contribution_id).used is Use.OPEN
    assert [row.document_id for row in workspace.hearings.rows()] == [sent]


def test_an_answer_that_takes_anothers_place_is_found_beside_it(workspace: Workspace, hearing_id: str) -> None:
    (answer,) = workspace.hearings.answers(hearing_id)
    made = workspace.documents.begin_replacement(answer.id)
    shown = [(row.hearing_id, row.document_id, row.sender) for row in workspace.hearings.rows()]
    assert shown == [(hearing_id, answer.id, "Vanløse Lokaludvalg"), (None, made, "Vanløse Lokaludvalg")]


def test_a_hearing_that_is_deleted_takes_its_contributions_along(
    workspace: Workspace, hearing_id: str, sent: str, tmp_path: Path
) -> None:
    (contribution_id,) = ask(workspace, hearing_id, due=date(2025, 4, 1))
    workspace.contribution_mails.write_request(hearing_id, tmp_path / "Bidrag.eml")
    assert [(each.kind, each.title) for each in workspace.overview.deadlines()] == [
        ("contribution", "Bidrag fra TMF mangler"),
        ("hearing", "Bydelsplan for Vanløse"),
    ]
    workspace.contributions.change(contribution_id, text="Her er det")
    assert [each.kind for each in workspace.overview.deadlines()] == ["hearing"]
    workspace.history.undo()
    workspace.hearings.delete(hearing_id)
    assert workspace.overview.deadlines() == []
    workspace.history.undo()
    assert workspace.overview.deadlines()[0].detail == "Bydelsplan for Vanløse"
