"""What belongs to this machine and not to the work: who sits here, the last files, how the window stood."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, fields
from pathlib import Path
from threading import RLock
from typing import Any

from kk_desktop.domain.people import Myself

RECENT_FILES = 8
"""How many files the start page and the menu remember."""

MOST_HIDDEN = 1000
"""How many pieces of advice are remembered as unwanted."""

MOST_SEEN = 200
"""How many documents' figures are remembered as seen."""

MOST_OPENED = 20
"""How many things of a file are remembered as opened last."""

MOST_COLUMNS = 50
"""Of how many lists it is remembered what their columns are."""

_SHAPES = {
    "installation_id": str, "me": dict, "recent_files": list, "window_state": dict, "own_templates": str, "paper": dict,
    "hidden_advice": list, "seen_figures": dict, "opened": dict, "columns": dict,
}  # fmt: skip
"""What each setting is in JSON; anything else under the name is not ours."""

_log = logging.getLogger(__name__)


class Machine:
    """The settings of one person on one machine, in one JSON file that is replaced whole at every change.

    A file that cannot be read is set aside under another name and everything starts from the ordinary values;
    where nothing can be written, they last as long as the program runs. Broken settings must never stand between
    a person and the work.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "settings.json"
        self._lock = RLock()
        self._content = self._read()

    @property
    def name(self) -> str:
        """What the machine is called on the network; shown to whoever finds a file in use."""
        import platform  # only asked for when a file is opened; the window is painted before that

        return platform.node()

    @property
    def installation_id(self) -> str:
        """The id this installation signs the history with; made at the first question and kept."""
        with self._lock:
            if not self._content.get("installation_id"):
                from uuid import uuid4

                self._keep("installation_id", str(uuid4()))
            return str(self._content["installation_id"])

    @property
    def me(self) -> Myself:
        """Who sits here; nobody with a name until the start page has been filled in."""
        kept = self._content.get("me", {})
        known = {field.name for field in fields(Myself)}
        return Myself(**{name: value for name, value in kept.items() if name in known})

    @me.setter
    def me(self, person: Myself) -> None:
        self._keep("me", asdict(person))

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The files opened last, newest first, also those that are not there any more."""
        return tuple(Path(text) for text in self._content.get("recent_files", ()))

    def remember_file(self, path: Path) -> None:
        """Put a file first among the recent ones."""
        path = path.resolve()
        others = [recent for recent in self.recent_files if recent != path]
        self._keep("recent_files", [str(recent) for recent in [path, *others][:RECENT_FILES]])

    def forget_file(self, path: Path) -> None:
        """Take a file off the list of recent ones; the file itself is left alone."""
        path = path.resolve()
        self._keep("recent_files", [str(recent) for recent in self.recent_files if recent != path])

    def opened(self, file: Path) -> list[tuple[str, str]]:
        """What was opened last in a file, by kind and id, newest first; some of it may be gone by now."""
        kept = self._content.get("opened", {}).get(str(file.resolve()))
        pairs = kept if isinstance(kept, list) else []
        return [(str(pair[0]), str(pair[1])) for pair in pairs if isinstance(pair, list) and len(pair) == 2]

    def remember_opened(self, file: Path, kind: str, thing_id: str) -> None:
        """Put a thing first among those opened; only the files that are remembered keep theirs."""
        with self._lock:
            others = [pair for pair in self.opened(file) if pair != (kind, thing_id)]
            files = {str(file.resolve()), *map(str, self.recent_files)}
            kept = {name: pairs for name, pairs in self._content.get("opened", {}).items() if name in files}
            mine = [list(pair) for pair in [(kind, thing_id), *others][:MOST_OPENED]]
            self._keep("opened", kept | {str(file.resolve()): mine})

    @property
    def window_state(self) -> Mapping[str, Any]:
        """What the window asked to have kept: JSON values by name."""
        return dict(self._content.get("window_state", {}))

    @window_state.setter
    def window_state(self, state: Mapping[str, Any]) -> None:
        self._keep("window_state", dict(state))

    @property
    def own_templates(self) -> Path | None:
        """The house's own folder of templates; ``None`` while the program's are used."""
        folder = self._content.get("own_templates")
        return Path(folder) if folder else None

    @own_templates.setter
    def own_templates(self, folder: Path | None) -> None:
        self._keep("own_templates", str(folder) if folder else "")

    @property
    def paper(self) -> Mapping[str, Any]:
        """How this machine's printer is used: JSON values by name."""
        return dict(self._content.get("paper", {}))

    @paper.setter
    def paper(self, choices: Mapping[str, Any]) -> None:
        self._keep("paper", dict(choices))

    @property
    def hidden_advice(self) -> tuple[str, ...]:
        """The advice on texts that whoever sits here does not want to see again, the newest last."""
        return tuple(str(each) for each in self._content.get("hidden_advice", ()))

    @hidden_advice.setter
    def hidden_advice(self, keys: tuple[str, ...]) -> None:
        self._keep("hidden_advice", list(keys[-MOST_HIDDEN:]))

    def seen_figures(self, document_id: str) -> dict[str, list[str]]:
        """What was seen here of a document's figures, by the fields' ids."""
        kept = self._content.get("seen_figures", {}).get(document_id)
        return dict(kept) if isinstance(kept, dict) else {}

    def remember_figures(self, document_id: str, figures: Mapping[str, Sequence[str]]) -> None:
        """Keep what is seen of a document's figures now; of very many documents the oldest are forgotten."""
        with self._lock:
            others = {key: kept for key, kept in self._content.get("seen_figures", {}).items() if key != document_id}
            mine = {document_id: {key: list(figure) for key, figure in figures.items()}} if figures else {}
            if mine or len(others) != len(self._content.get("seen_figures", {})):
                kept = others | mine
                self._keep("seen_figures", dict(list(kept.items())[-MOST_SEEN:]))

    def columns(self, heads: str) -> tuple[str, dict[str, int]] | None:
        """What was said last of a list with these heads: what its rows are, and the place of each fact."""
        kept = self._content.get("columns", {}).get(heads)
        if not isinstance(kept, dict) or not isinstance(kept.get("places"), dict):
            return None
        return str(kept.get("kind")), {fact: n for fact, n in kept["places"].items() if isinstance(n, int)}

    def remember_columns(self, heads: str, kind: str, places: Mapping[str, int]) -> None:
        """Keep what the columns of a list are; of very many lists the oldest are forgotten."""
        with self._lock:
            others = {key: kept for key, kept in self._content.get("columns", {}).items() if key != heads}
            kept = others | {heads: {"kind": kind, "places": dict(places)}}
            self._keep("columns", dict(list(kept.items())[-MOST_COLUMNS:]))

    def _keep(self, name: str, value: Any) -> None:
        with self._lock:
            if self._content.get(name) == value:
                return
            self._content[name] = value
            beside = self._path.with_suffix(".new")
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                beside.write_text(json.dumps(self._content, ensure_ascii=False, indent=1), encoding="utf-8")
                beside.replace(self._path)
            except OSError:
                _log.info("the settings could not be written", exc_info=True)

    def _read(self) -> dict[str, Any]:
        try:
            content = json.loads(self._path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            content = None
        if isinstance(content, dict):
            return {name: value for name, value in content.items() if isinstance(value, _SHAPES.get(name, object))}
        with suppress(OSError):
            self._path.replace(self._path.with_suffix(".unreadable"))
        return {}
