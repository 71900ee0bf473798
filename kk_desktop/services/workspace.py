"""One open file and all that can be done with it: the services, put together in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

from kk_desktop.domain.kinds import Kind
from kk_desktop.domain.rows import Touched
from kk_desktop.errors import UserError
from kk_desktop.paths import resource
from kk_desktop.storage.database import Database
from kk_desktop.storage.rows import Connection

from .absences import AbsenceService
from .analyses import AnalysisService
from .annotations import AnnotationService
from .approvals import ApprovalService
from .area_money import AreaMoneyService
from .area_pages import AreaPageService
from .areas import AreaService
from .asking_letters import AskingLetterService
from .attachments import AttachmentService
from .backups import BackupService
from .bin import BinService
from .budget_editing import BudgetEditing
from .budgets import BudgetService
from .bundles import BundleService
from .calendar_files import CalendarFileService
from .caretaker import Caretaker
from .cases import CaseService
from .chains import ChainService
from .charts import ChartService
from .checks import CheckService
from .comments import CommentService
from .contribution_mails import ContributionMailService
from .contributions import ContributionService
from .desk import Clock, Desk, holiday_name, id_maker, who_writes
from .dispatches import DispatchService
from .distribution_lists import DistributionListService
from .documents import DocumentService
from .duplicates import DuplicateService
from .earlier_answers import EarlierAnswerService
from .fields import FieldService
from .figure_checks import FigureCheckService
from .figure_uses import FigureUseService
from .file_copies import FileCopies
from .filing import FilingService
from .follow_ups import FollowUpService
from .hearing_files import HearingFileService
from .hearings import HearingService
from .history import HistoryService
from .imports import ImportService
from .initiative_lists import InitiativeListService
from .initiative_pages import InitiativePageService
from .initiatives import InitiativeService
from .list_files import ListFileService
from .list_imports import ListImportService
from .machine import Machine
from .mail_merge import MailMergeService
from .many_initiatives import ManyInitiatives
from .merging import MergingService
from .outgoing import OutgoingService
from .overview import OverviewService
from .pages import PageService
from .people import PeopleService
from .phrases import PhraseService
from .pictures import PictureService
from .plans import PlanService
from .pools import PoolService
from .price_levels import PriceLevelService
from .proofs import ProofService
from .readiness import ReadinessService
from .reference_import import ReferenceImportService
from .repeats import RepeatService
from .replacing import ReplacingService
from .review import ReviewService
from .saved_views import SavedViewService
from .search import SearchService
from .sheets import SheetService
from .spelling import SpellingService
from .stances import StanceService
from .table_files import TableFileService
from .table_series import TableSeriesService
from .templates import read_design
from .uses import UsesService
from .versions import VersionService
from .white_books import WhiteBookService

Result = TypeVar("Result")


class Workspace:
    """One open file; every service may be called from any thread."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._open_house(desk)
        self._open_money(desk)
        self._open_hearings(desk)
        self._open_documents(desk)

    def _open_house(self, desk: Desk) -> None:
        self.areas = AreaService(desk)
        self.area_money = AreaMoneyService(desk)
        self.area_pages = AreaPageService(desk)
        self.analyses = AnalysisService(desk)
        self.cases = CaseService(desk)
        self.people = PeopleService(desk)
        self.follow_ups = FollowUpService(desk)
        self.overview = OverviewService(desk)
        self.calendar_files = CalendarFileService(desk, self.overview)
        self.history = HistoryService(desk)
        self.bin = BinService(desk)
        self.uses = UsesService(desk)
        self.merging = MergingService(desk)
        self.duplicates = DuplicateService(desk)
        self.search = SearchService(desk)
        self.caretaker = Caretaker(desk)
        self.backups = BackupService(desk)
        self.absences = AbsenceService(desk)
        self.chains = ChainService(desk)
        self.distribution_lists = DistributionListService(desk)
        self.saved_views = SavedViewService(desk)
        self.list_imports = ListImportService(desk)
        self.list_files = ListFileService(desk)

    def _open_money(self, desk: Desk) -> None:
        self.initiatives = InitiativeService(desk)
        self.initiative_pages = InitiativePageService(desk)
        self.initiative_lists = InitiativeListService(desk)
        self.many_initiatives = ManyInitiatives(desk)
        self.pools = PoolService(desk)
        self.budgets = BudgetService(desk)
        self.budget_editing = BudgetEditing(desk)
        self.price_levels = PriceLevelService(desk)
        self.table_series = TableSeriesService(desk)
        self.charts = ChartService(desk)
        self.table_files = TableFileService(desk)
        self.reference_import = ReferenceImportService(desk, self.people, self.areas, self.price_levels)

    def _open_hearings(self, desk: Desk) -> None:
        self.hearings = HearingService(desk)
        self.file_copies = FileCopies(desk)
        self.attachments = AttachmentService(desk, self.file_copies)
        self.hearing_files = HearingFileService(desk, self.file_copies)
        self.plans = PlanService(desk)
        self.asking_letters = AskingLetterService(desk)
        self.imports = ImportService(desk)
        self.contributions = ContributionService(desk, self.plans, self.imports)
        self.contribution_mails = ContributionMailService(desk)
        self.earlier_answers = EarlierAnswerService(desk)
        self.white_books = WhiteBookService(desk)

    def _open_documents(self, desk: Desk) -> None:
        self.documents = DocumentService(desk)
        self.fields = FieldService(desk)
        self.figure_uses = FigureUseService(desk)
        self.stances = StanceService(desk)
        self.phrases = PhraseService(desk)
        self.comments = CommentService(desk)
        self.pages = PageService(desk)
        self.repeats = RepeatService(desk, self.pages)
        self.spelling = SpellingService(desk, self.pages)
        self.figure_checks = FigureCheckService(desk, self.spelling, self.fields)
        self.versions = VersionService(desk, self.pages)
        self.annotations = AnnotationService(desk)
        self.approvals = ApprovalService(desk, self.pages, self.versions, self.comments)
        self.dispatches = DispatchService(desk, self.versions, self.approvals)
        self.outgoing = OutgoingService(desk, self.pages, self.approvals)
        self.filing = FilingService(desk, self.pages, self.approvals)
        self.proofs = ProofService(desk, self.pages, self.versions)
        self.sheets = SheetService(desk, self.pages)
        self.mail_merge = MailMergeService(desk, self.pages)
        self.bundles = BundleService(desk, self.pages)
        self.pictures = PictureService(desk)
        self.replacing = ReplacingService(desk)
        self.readiness = ReadinessService(desk, self.pages)
        self.checks = CheckService(desk, self.readiness, self.figure_checks)
        self.review = ReviewService(desk, self.pages, self.bundles)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self.desk.database.path

    @property
    def name(self) -> str:
        """What the file is called on the screen."""
        return self.path.stem

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.desk.database.read_only

    @property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds of documents there are templates for."""
        return self.desk.kinds

    @property
    def template_trouble(self) -> UserError | None:
        """Why the house's own templates are not used, when they should be."""
        return self.desk.design.trouble

    def read_templates_again(self) -> None:
        """Use the templates as the machine's settings now tell, from the next page on."""
        self.desk.read_templates_again()
        self.pages.begin_anew()

    def new_id(self) -> str:
        """An id for something new, such as a block somebody begins."""
        return self.desk.new_id()

    def today(self) -> date:
        """The date where the clock stands."""
        return self.desk.today()

    def is_holiday(self, day: date) -> bool:
        """Whether the day is a public holiday."""
        return self.desk.is_holiday(day)

    def holiday_name(self, day: date) -> str:
        """What the public holiday is called ("Skærtorsdag"); empty on any other day."""
        return holiday_name(day)

    def as_one_action(self, label: str, work: Callable[[], Result], *, undoable: bool = True) -> Result:
        """Do several services' work as one action of the history, whole or not at all."""
        return self.desk.act(label, lambda _: work(), undoable=undoable)

    def subscribe(self, listener: Callable[[frozenset[Touched]], None]) -> None:
        """Be told what each action changed, on the writer's thread."""
        self.desk.database.subscribe(listener)

    def close(self) -> None:
        """Finish what is under way and leave one plain file; closing twice does no harm."""
        self.search.close()
        self.caretaker.close()
        self.file_copies.close()
        self.spelling.close()
        self.pages.close()
        self.desk.scratch.close()
        self.desk.database.close()


def create_workspace(path: Path, machine: Machine, clock: Clock) -> Workspace:
    """Make a new file with the city's bodies, parties, areas and lists, and open it. Raises ``FileError``."""
    from .reference import fill_reference

    return _filled(path, machine, clock, "Lavede filen", lambda db: fill_reference(db, resource("reference")))


def demo_workspace(path: Path, machine: Machine, clock: Clock) -> Workspace:
    """Make a new file with the example's documents and open it. Raises ``FileError``."""
    from .demo import fill_demo

    today = clock().date()
    return _filled(path, machine, clock, "Lavede eksempelfilen", lambda db: fill_demo(db, resource("demo"), today))


def open_workspace(path: Path, machine: Machine, clock: Clock, read_only: bool = False) -> Workspace:
    """Open a file. Raises ``FileError`` or one of its children with nothing in the file touched."""
    # Read before the file is touched: a template of ours with a mistake stops the opening.
    design, new_id = read_design(machine), id_maker(clock)
    database = Database.open(path, clock, new_id, who_writes(machine), read_only=read_only)
    return Workspace(Desk(database, machine, clock, new_id, design))


def _filled(path: Path, machine: Machine, clock: Clock, label: str, fill: Callable[[Connection], object]) -> Workspace:
    design, new_id = read_design(machine), id_maker(clock)
    database = Database.create(path, clock, new_id, who_writes(machine), fill=fill, label=label)
    return Workspace(Desk(database, machine, clock, new_id, design))
