"""The promises about the area, ticked off, mended and added here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kk_desktop.ui.widgets.follow_ups_list import FollowUpsPanel

from .part import AreaPart

if TYPE_CHECKING:
    from .part import Around


class FollowUpsPart(AreaPart):
    """Those of the area itself; an area below has its own."""

    def __init__(self, around: Around) -> None:
        self.panel = FollowUpsPanel(around.workspace, around.messages, around.changes)
        super().__init__(around, "Opfølgninger", self.panel)
        self.panel.go_wanted.connect(around.go)

    def read(self) -> None:
        """Read the promises."""
        self.panel.show_for(area_id=self.area_id)
        self.tell_filled(is_anything=bool(self.around.workspace.follow_ups.of(area_id=self.area_id)))

    def begin(self) -> None:
        """Open the form of a new one."""
        self.panel.begin_new()
