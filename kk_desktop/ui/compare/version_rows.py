"""The document's versions as rows of a list: what each is called, whose it is and when it was kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from kk_desktop.domain.dates import write_day
from kk_desktop.domain.versions import Version, VersionReason, title_of
from kk_desktop.domain.wording import dotted
from kk_desktop.domain.workflow import Status
from kk_desktop.ui.widgets.badges import status_badge
from kk_desktop.ui.widgets.row import Row

NOW = "now"
NOW_WORDS = "Teksten nu"

_ICONS = {
    VersionReason.PROOF_PRINT: ("printer", "text2"),
    VersionReason.SUBMITTED: ("circle-dot", "accent"),
    VersionReason.NAMED: ("tag", "accent"),
    VersionReason.TIMED: ("clock", "text2"),
    VersionReason.RESTORED: ("archive-restore", "text2"),
}


def version_rows(versions: Sequence[Version], typed: tuple[str, datetime], now: datetime) -> list[Row]:
    """The text now, and by whom and when it was ``typed``; then the versions, the newest first."""
    rows = [Row(NOW, NOW_WORDS, kept_by(*typed, now), icon=("pencil", "accent"))]
    for version in reversed(versions):
        is_marked = version.reason is not VersionReason.TIMED
        title = title_of(version, versions)
        rows.append(
            Row(version.id, title, kept_by(version.person, version.kept_at, now), icon=_icon(version), strong=is_marked)
        )
    return rows


def kept_by(person: str, moment: datetime, now: datetime) -> str:
    """Who it is by, and when: ``Bo Lund  ·  i dag kl. 11.47``."""
    at = moment.astimezone(now.tzinfo)
    day = "i dag" if at.date() == now.date() else write_day(at.date(), now.date())
    return dotted(person, f"{day} kl. {at:%H.%M}")


def compared_first(versions: Sequence[Version]) -> Version | None:
    """What the text now is compared with before anybody chooses: the newest that was sent, decided on or named."""
    marked = [version for version in versions if version.reason is not VersionReason.TIMED]
    return next(reversed(marked or list(versions)), None)


def _icon(version: Version) -> tuple[str, str]:
    if version.reason is VersionReason.STATUS and version.status:
        badge = status_badge(Status(version.status))
        return badge.icon, badge.tone
    return _ICONS.get(version.reason, ("history", "text2"))
