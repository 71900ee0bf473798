"""What every tab needs to print the sheet at hand: the two actions, their buttons, and their places in the menus."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton, QWidget

from .output import Output, Printable
from .widgets.buttons import tool_button

if TYPE_CHECKING:
    from kk_desktop.services.machine import Machine
    from kk_desktop.services.sheet_writing import Sheet
    from kk_desktop.services.workspace import Workspace

    from .messages import Messages
    from .tasks import Tasks


class SheetOutput(Output):
    """Prints what ``make`` gathers at the moment it is wanted: the sheet as the file holds it then."""

    def __init__(
        self,
        workspace: Workspace,
        messages: Messages,
        tasks: Tasks,
        machine: Machine,
        *,
        owner: QWidget,
        make: Callable[[], Sheet | None],
    ) -> None:
        def wanted() -> Printable | None:
            sheet = messages.attempt(make)
            if sheet is None:
                return None
            return Printable(sheet.title, sheet.file_name, lambda variant: workspace.sheets.render(sheet, variant))

        super().__init__(workspace.pages, messages, tasks, machine, owner=owner, wanted=wanted)

    def buttons(self) -> tuple[QToolButton, QToolButton]:
        """Print, and save as PDF, without words."""
        return tool_button(self.print, "printer"), tool_button(self.save_pdf, "file-down")
