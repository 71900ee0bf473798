"""What waits is read by indexes of what is open, and told as it should be kept."""

from datetime import date

from kk_desktop.domain.workflow import Status
from kk_desktop.services.workspace import Workspace
from kk_desktop.storage import documents as document_store
from kk_desktop.storage import open_things
from tests.services.conftest import Clock


def _set_status(workspace: Workspace, document_id: str, status: Status) -> None:
    workspace.desk.act("Satte status", lambda db: document_store.change(db, document_id, status=status))


def _register(workspace: Workspace, title: str, deadline: date | None) -> tuple[str, str]:
    hearing_id = workspace.hearings.register(title, "Økonomiudvalget", deadline=deadline)
    return hearing_id, workspace.hearings.answers(hearing_id)[0].id


def test_open_hearings_are_those_whose_answer_has_not_gone(workspace: Workspace) -> None:
    _register(workspace, "Uden frist", None)
    _id, sent = _register(workspace, "Sendt", date(2025, 3, 1))
    late, _answer = _register(workspace, "Over fristen", date(2025, 3, 2))
    longer, answer = _register(workspace, "Forlænget", date(2025, 3, 3))
    workspace.hearings.change(longer, extended_to=date(2025, 5, 1))
    _set_status(workspace, sent, Status.SENT)
    gone, _answer = _register(workspace, "Slettet", date(2025, 3, 4))
    workspace.hearings.delete(gone)
    assert [(row.hearing_id, row.document_id) for row in workspace.overview.open_hearings()] == [
        (late, _first_answer(workspace, late)), (longer, answer)
    ]  # fmt: skip
    alone, answer = _register(workspace, "Uden svar", date(2025, 6, 1))
    workspace.documents.delete(answer)
    assert workspace.overview.open_hearings()[-1].hearing_id == alone, "a hearing nobody has begun to answer is open"


def _first_answer(workspace: Workspace, hearing_id: str) -> str:
    return workspace.hearings.answers(hearing_id)[0].id


def test_what_came_back_is_told_before_what_was_begun(workspace: Workspace) -> None:
    made = [workspace.documents.create("letter", title) for title in ("Kladde", "Retur", "Underskrevet", "Sendt")]
    for document_id, status in zip(made[1:], (Status.RETURNED, Status.SIGNED, Status.SENT), strict=True):
        _set_status(workspace, document_id, status)
    assert [row.title for row in workspace.overview.drafts()] == ["Retur", "Underskrevet", "Kladde"]
    assert workspace.overview.count_drafts() == 3
    assert [row.title for row in workspace.overview.drafts(limit=1)] == ["Retur", "Underskrevet", "Kladde"]


def test_an_agenda_is_told_until_it_has_gone_out(workspace: Workspace, clock: Clock) -> None:
    body = workspace.people.bodies()[0]
    for title in ("Mandat", "Budget"):
        workspace.cases.add_treatment(workspace.cases.create(title), body.id, date(2025, 4, 7))
    (agenda,) = [each for each in workspace.overview.deadlines() if each.kind == "agenda"]
    assert (agenda.due, agenda.detail) == (date(2025, 4, 1), "Udsendes til udvalget, 2 punkter")
    clock.pass_minutes(60 * 24 * 12)
    assert [each.kind for each in workspace.overview.deadlines()] == ["case", "case"]


def test_a_promise_of_a_month_is_broken_when_the_month_has_passed(workspace: Workspace, clock: Clock) -> None:
    workspace.follow_ups.create("Orientér", due="2025-03")
    (promise,) = workspace.overview.deadlines()
    assert (promise.due, promise.known) == (date(2025, 3, 31), "2025-03")
    assert workspace.overview.next_deadline() == promise
    clock.pass_minutes(60 * 24 * 11)
    assert workspace.overview.next_deadline() is None, "it is overdue on the first of April"


def test_every_date_has_a_name_of_its_own_that_stays(workspace: Workspace) -> None:
    hearing_id, _answer = _register(workspace, "Bydelsplan", date(2025, 5, 20))
    promise = workspace.follow_ups.create("Orientér", due="2025-05")
    body = workspace.people.bodies()[0]
    treatment = workspace.cases.add_treatment(workspace.cases.create("Mandat"), body.id, date(2025, 5, 7))
    dates = lambda: [*workspace.overview.deadlines(), *workspace.overview.steps()]  # noqa: E731
    before = {each.uid for each in dates()}
    assert len(before) == len(dates()) > 6
    assert {f"hearing-{hearing_id}", f"follow-up-{promise}", f"treatment-{treatment}"} <= before
    workspace.hearings.change(hearing_id, title="Valby", deadline=date(2025, 6, 20))
    workspace.follow_ups.change(promise, due="2025-06-01")
    assert {each.uid for each in dates()} == before


def test_nothing_that_is_done_is_read(workspace: Workspace) -> None:
    """Every question goes by an index of what is open, never through all documents, hearings or promises."""
    statements: list[str] = []
    db = workspace.desk.database.reader()
    db.set_trace_callback(statements.append)
    workspace.overview.deadlines()
    workspace.overview.next_deadline()
    workspace.overview.drafts()
    workspace.overview.count_drafts()
    db.set_trace_callback(None)
    asked = [each for each in statements if each.lstrip().upper().startswith("SELECT")]
    plans = [step[3] for each in asked for step in db.execute(f"EXPLAIN QUERY PLAN {each}")]
    scans = {step.split()[1] for step in plans if step.startswith("SCAN") and "INDEX" not in step}
    assert scans <= {"CONSTANT"}, plans
    used = " ".join(plans)
    for index in ("document_open", "follow_up_open", "treatment_meeting", "contribution_awaited", "hearing_due"):
        assert index in used


def test_what_was_opened_last_is_told_as_long_as_it_is_there(workspace: Workspace) -> None:
    one, other = (workspace.documents.create("letter", title) for title in ("Et", "Andet"))
    case = workspace.cases.create("Mandat")
    wanted = [("document", other), ("case", case), ("document", "gone"), ("unknown", one), ("document", one)]

    def told(limit: int = 9) -> list[tuple[str, str, Status | None]]:
        return [(each.title, each.what, each.status) for each in workspace.overview.opened(wanted, limit)]

    letter = ("Brev", Status.DRAFT)
    assert told() == [("Andet", *letter), ("Mandat", "Sag", None), ("Et", *letter)]
    assert len(told(2)) == 2
    workspace.documents.delete(other)
    assert told() == [("Mandat", "Sag", None), ("Et", *letter)]
    workspace.history.undo()
    assert told()[0] == ("Andet", *letter)


def test_the_stores_questions_need_no_service(workspace: Workspace) -> None:
    assert open_things.next_hearing(workspace.desk.read(), date(2025, 3, 21)) is None
    _register(workspace, "Bydelsplan", date(2025, 5, 20))
    row = open_things.next_hearing(workspace.desk.read(), date(2025, 3, 21))
    assert row is not None
    assert row.title == "Bydelsplan"
