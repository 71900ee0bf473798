"""What can be chosen: areas as they lie in each other, bodies under today's names, policies, initiatives' statuses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from kk_desktop.domain.areas import Area
from kk_desktop.domain.people import BodyKind
from kk_desktop.ui.widgets.check_list import Choice

if TYPE_CHECKING:
    from kk_desktop.services.workspace import Workspace


def area_choices(workspace: Workspace, only: Collection[str] | None = None) -> list[Choice]:
    """The areas, those below another under it and further in; or only some of them, all alike."""
    areas = workspace.areas.tree()
    if only is not None:
        return [Choice(area.id, area.name, also=" ".join(area.names)) for area in areas if area.id in only]
    below: dict[str | None, list[Area]] = defaultdict(list)
    known = {area.id for area in areas}
    for area in areas:
        below[area.parent_id if area.parent_id in known else None].append(area)

    def under(parent: str | None, level: int) -> Iterator[Choice]:
        for area in below[parent]:
            yield Choice(area.id, area.name, level, " ".join(area.names))
            yield from under(area.id, level + 1)

    return list(under(None, 0))


def body_choices(workspace: Workspace, kinds: Collection[BodyKind] | None = None) -> list[Choice]:
    """Bodies by their names today, with their abbreviation; of some kinds only where they are named."""
    today, found = workspace.today(), []
    for body in workspace.people.bodies():
        if kinds is None or body.kind in kinds:
            name = body.name_on(today)
            words = f"{name.abbreviation}, {name.name}" if name.abbreviation else name.name
            found.append(Choice(body.id, words))
    return found


def policy_choices(workspace: Workspace, only: Collection[str] | None = None) -> list[Choice]:
    """Policies, or only some of them."""
    policies = workspace.areas.policies()
    return [Choice(policy.id, policy.title) for policy in policies if only is None or policy.id in only]


def pool_choices(workspace: Workspace) -> list[Choice]:
    """The pools that may pay."""
    return [Choice(pool.id, pool.name) for pool in workspace.pools.pools()]
