"""The house's own templates: letterheads, logo and typeface in a folder, used before the program's."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kk_desktop.domain.documents import Document, Manuscript
from kk_desktop.domain.kinds import Kind
from kk_desktop.errors import UserError
from kk_desktop.paths import resource
from kk_desktop.printing.templates import TemplateError, Templates, load_templates

from .machine import Machine


@dataclass(frozen=True, slots=True)
class Design:
    """The kinds of documents there are, and the house's own folder they come from, or why it is not used."""

    kinds: Mapping[str, Kind]
    folder: Path | None = None
    trouble: TemplateError | None = None


def read_design(machine: Machine) -> Design:
    """The kinds as the house's own templates tell them; where those are wrong, the program's, and why.

    A mistake in a folder on the network must not stand between a person and the work.
    """
    own = machine.own_templates
    try:
        return Design(load_templates(resource("templates"), own).kinds, own)
    except TemplateError as error:
        if own is None:
            raise
        return Design(load_templates(resource("templates")).kinds, trouble=error)


class OwnTemplates:
    """Which templates this machine uses; nothing here touches a document."""

    def __init__(self, machine: Machine) -> None:
        self._machine = machine

    @property
    def folder(self) -> Path | None:
        """The house's own folder, also while something in it is wrong."""
        return self._machine.own_templates

    @property
    def trouble(self) -> TemplateError | None:
        """Why the house's own templates cannot be used."""
        return read_design(self._machine).trouble

    def files(self) -> list[str]:
        """The files that go before the program's, by name."""
        return sorted(path.name for path in self.folder.glob("*.toml")) if self.folder else []

    def use(self, folder: Path) -> None:
        """Use the folder's templates from now on. Raises ``TemplateError`` and changes nothing when one is wrong."""
        if not any(folder.glob("*.toml")):
            raise TemplateError(
                f"Mappen ”{folder.name}” har ingen skabeloner. Intet er ændret. "
                "Vælg en mappe med filer, der ender på .toml."
            )
        _try_out(load_templates(resource("templates"), folder))
        self._machine.own_templates = folder

    def use_built_in(self) -> None:
        """Use the program's own templates again; the house's folder is left alone."""
        self._machine.own_templates = None

    def copy_to(self, folder: Path) -> None:
        """Lay the program's templates in an empty folder, to be changed there. Raises ``UserError``."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise UserError(f"Mappen ”{folder.name}” er ikke tom. Intet er lagt i den. Vælg en tom mappe.")
            for file in sorted(resource("templates").iterdir()):
                shutil.copyfile(file, folder / file.name)
        except OSError as error:
            raise UserError(
                f"Skabelonerne kan ikke lægges i mappen ”{folder}”. Vælg en mappe, du må skrive i."
            ) from error


def _try_out(templates: Templates) -> None:
    """Draw an empty page of every kind: a typeface that cannot be used only shows there."""
    from kk_desktop.printing.engine import render

    for kind in templates.by_kind:
        render(Manuscript(Document("", kind, "")), templates)
