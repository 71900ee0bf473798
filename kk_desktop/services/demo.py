"""Builds the example file from ``resources/demo``, on top of the bodies and areas of every new file."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from kk_desktop.domain.amounts import Unit, read_figure
from kk_desktop.domain.files import StoredFile
from kk_desktop.domain.text import Field, FieldSource, Run
from kk_desktop.paths import resource
from kk_desktop.storage import contents as content_store
from kk_desktop.storage import documents as document_store
from kk_desktop.storage.rows import Connection, insert, new_id

from .demo_text import TextReader
from .field_values import field_text
from .reference import Names, fill_reference

Facts = dict[str, Any]

_REFERENCES = {
    "applicant": ("applicant_body_id", "body"),
    "area": ("area_id", "area"),
    "attachment": ("attachment_id", "attachment"),
    "body": ("body_id", "body"),
    "case": ("case_id", "case"),
    "document": ("document_id", "document"),
    "hearing": ("hearing_id", "hearing"),
    "initiative": ("initiative_id", "initiative"),
    "party": ("party_id", "party"),
    "policy": ("policy_id", "policy"),
    "pool": ("pool_id", "funding_pool"),
    "responsible": ("responsible_body_id", "body"),
    "treatment": ("treatment_id", "treatment"),
    "office": ("unit_id", "body"),
}
"""The column a reference fills, and the kind of thing it points at; ``parent`` points at its own kind."""

_LINKS = {"areas": "area", "policies": "policy", "documents": "document"}
"""Lists of references, each kept in a table of its own."""

_AMOUNTS = {"amount": "amount_ore", "available": "available_ore", "own": "own_ore", "yearly": "yearly_ore"}
_NAMED_BY_KEY = {"body": None, "area": "name", "person": "name", "policy": "title"}
"""Things whose key is what people call them; a body's names lie in a table of their own."""


_SET_ON = date(2025, 3, 21)
"""The day the example's own deadlines were written for."""


def fill_demo(db: Connection, folder: Path, today: date) -> None:
    """Fill a new file with the example, on top of what every new file holds.

    The deadlines we invented move along by whole weeks, so that an example opened ``today`` is not years overdue.
    Raises ``LookupError`` for a reference in the folder's files that leads nowhere.
    """
    DemoBuilder(db, folder, fill_reference(db, resource("reference")), today).build()


class DemoBuilder:
    """Puts the files in, each thing after those it refers to; texts last, since their fields point at all else."""

    def __init__(self, db: Connection, folder: Path, names: Names, today: date) -> None:
        self._db = db
        self._folder = folder
        self._ids = names
        self._moved_by = timedelta(weeks=(today - _SET_ON).days // 7)

    def build(self) -> None:
        """Put everything in."""
        documents = [_read(path) for path in sorted((self._folder / "documents").glob("*.toml"))]
        texts = {facts["key"]: facts.pop("text") for facts in documents}
        attachments = {facts["key"]: facts.pop("attachments", []) for facts in documents}
        self._put_cases(self._file("cases.toml")["case"])
        self._put_people(self._file("people.toml"))
        self._put_areas(self._file("areas.toml"))
        hearings = [self._moved(facts) for facts in self._file("hearings.toml")["hearing"]]
        asked = [(facts["key"], facts.pop("asks", [])) for facts in hearings]
        self._put_each("hearing", hearings)
        self._put_documents(documents)
        for key, bilag in attachments.items():
            self._put_attachments(key, bilag)
        self._put_initiatives(self._file("initiatives.toml")["initiative"])
        self._put_money(self._file("money.toml"))
        self._put_analyses(self._file("analyses.toml")["analysis"])
        for key, text in texts.items():
            self._put_text(key, text)
        self._put_each("follow_up", map(self._follow_up, self._file("follow_ups.toml")["follow_up"]))
        for hearing, asks in asked:
            self._put_list("ask", {"hearing_id": self._id("hearing", hearing)}, [self._at_block(ask) for ask in asks])

    def _put_people(self, file: Facts) -> None:
        for facts in file["body"]:
            name = facts["key"]
            body_id = self._put("body", facts)
            insert(self._db, "body_name", {"body_id": body_id, "name": name})
        for facts in file["person"]:
            roles = facts.pop("roles", [])
            person_id = self._put("person", facts)
            for role in roles:
                self._put("person_role", role, person_id=person_id)

    def _put_areas(self, file: Facts) -> None:
        self._put_each("policy", file["policy"])
        self._put_each("area", file["area"])
        for more in file["more"]:
            area_id = self._id("area", more["area"])
            for alias in more.get("aliases", []):
                insert(self._db, "area_alias", {"area_id": area_id, "name": alias})
            if note := more.get("note"):
                self._db.execute("UPDATE area SET note = ? WHERE id = ?", (note, area_id))

    def _put_cases(self, cases: Sequence[Facts]) -> None:
        for facts in cases:
            key, treatments = facts["key"], facts.pop("treatment", [])
            case_id = self._put("case", facts)
            for position, treatment in enumerate(treatments):
                decisions, remarks = treatment.pop("decisions", []), treatment.pop("remarks", [])
                treatment["key"] = f"{key}.{treatment['key']}"
                treatment_id = self._put("treatment", treatment, case_id=case_id, position=position)
                self._put_list("decision", {"treatment_id": treatment_id}, decisions)
                self._put_list("remark", {"treatment_id": treatment_id}, remarks)

    def _put_documents(self, documents: Sequence[Facts]) -> None:
        roles = {"recipients": "recipient", "copies": "copy", "signatories": "signatory"}
        for facts in documents:
            parties = {role: facts.pop(name, []) for name, role in roles.items()}
            document_id = self._put("document", facts)
            for role, named in parties.items():
                rows = [{"name": one} if isinstance(one, str) else one for one in named]
                self._put_list("document_party", {"document_id": document_id, "role": role}, rows)

    def _put_attachments(self, document: str, attachments: Sequence[Facts]) -> None:
        for number, facts in enumerate(attachments, 1):
            annex = facts.pop("annex", None)
            facts["key"] = f"{document}.{number}"
            self._put(
                "attachment",
                facts,
                document_id=self._id("document", document),
                number=number,
                annex_id=self._id("document", annex) if annex else None,
            )

    def _put_initiatives(self, initiatives: Sequence[Facts]) -> None:
        for facts in initiatives:
            money = facts.pop("money", [])
            initiative_id = self._put("initiative", facts)
            for appropriation in money:
                self._put("appropriation", appropriation, initiative_id=initiative_id)

    def _put_money(self, file: Facts) -> None:
        self._put_each("funding_pool", file["pool"])
        for table in file["table"]:
            self._put_table(table)
        self._put_each("application", file["application"])

    def _put_table(self, facts: Facts) -> None:
        key, columns, rows = facts["key"], facts.pop("columns"), facts.pop("rows")
        table_id = self._put("budget_table", facts)
        labelled = [{"key": one, "label": one} if isinstance(one, str) else one for one in columns]
        for position, column in enumerate(labelled):
            values = {"table_id": table_id, "label": column["label"], "position": position}
            self._ids["budget_column", f"{key}.{column['key']}"] = insert(self._db, "budget_column", values)
        for position, row in enumerate(rows):
            cells, row_key = row.pop("cells", []), row.pop("key", "")
            row_id = self._put("budget_row", row, table_id=table_id, position=position)
            for column, text in zip(labelled, cells, strict=False):
                place = f"{key}.{row_key}.{column['key']}"
                column_id = self._id("budget_column", f"{key}.{column['key']}")
                self._put_cell(place, row_id, column_id, text, Unit(facts["unit"]))

    def _put_cell(self, place: str, row_id: str, column_id: str, text: str, unit: Unit) -> None:
        figure = read_figure(text, unit)
        if not figure.is_empty:
            values = {"row_id": row_id, "column_id": column_id, "amount_ore": figure.amount_ore, "dash": figure.dash}
            self._ids["cell", place] = insert(self._db, "budget_cell", values)

    def _put_analyses(self, analyses: Sequence[Facts]) -> None:
        for facts in analyses:
            advice, barriers = facts.pop("recommendations"), facts.pop("barriers")
            analysis_id = self._put("analysis", facts)
            for text in barriers:
                insert(self._db, "barrier", {"analysis_id": analysis_id, "text": text})
            owner = {"analysis_id": analysis_id}
            for position, recommendation in enumerate(advice):
                parts = recommendation.pop("parts", [])
                parent_id = insert(self._db, "recommendation", {**owner, **recommendation, "position": position})
                self._put_list("recommendation", {**owner, "parent_id": parent_id}, parts)

    def _put_text(self, document: str, text: str) -> None:
        reader = TextReader(
            new_id=lambda: new_id(self._db),
            table_id=lambda key: self._id("budget_table", key),
            picture=self._picture,
            field=lambda words: self._field_run(document, words),
        )
        drafts = reader.read(text)
        blocks = [draft.block for draft in drafts]
        order = [block.id for block in blocks]
        document_store.save_blocks(self._db, self._id("document", document), blocks, order)
        self._ids |= {("block", f"{document}.{draft.key}"): draft.block.id for draft in drafts if draft.key}

    def _picture(self, name: str) -> StoredFile:
        # Reading pictures is only loaded where there is one.
        from kk_desktop.printing.pictures import prepare_picture

        prepared = prepare_picture((self._folder / "pictures" / name).read_bytes())
        digest = content_store.keep(self._db, prepared.data)
        return StoredFile(name, prepared.media_type, digest, len(prepared.data))

    def _field_run(self, document: str, words: str) -> Run:
        kind, place, *form = words.split()
        source, target, how = {
            "cell": (FieldSource.BUDGET_CELL, ("cell", place), "".join(form)),
            "attachment": (FieldSource.ATTACHMENT, ("attachment", f"{document}.{place}"), "number"),
            "treatment": (FieldSource.TREATMENT, ("treatment", place), "date"),
        }[kind]
        field = Field(new_id(self._db), source, self._id(*target), how)
        text = field_text(self._db, source, field.target, how)
        if text is None:
            raise LookupError(f"{document}: {{{words}}} points at nothing")
        return Run(text, field=field)

    def _moved(self, facts: Facts) -> Facts:
        """The facts, their dates moved along when the file says that they are ours to move."""
        if not facts.pop("dates_move", False):
            return facts
        return {
            name: (value + self._moved_by).isoformat() if isinstance(value, date) else value
            for name, value in facts.items()
        }

    def _follow_up(self, facts: Facts) -> Facts:
        """A promise, at the words it was made from where the file tells which block they stand in."""
        moved = self._moved(facts)
        block = moved.pop("block", None)
        return moved | ({"block_id": self._id("block", f"{moved['document']}.{block}")} if block else {})

    def _at_block(self, facts: Facts) -> Facts:
        place = f"{facts.pop('document')}.{facts.pop('block')}"
        return facts | {"block_id": self._id("block", place)}

    def _put_list(self, table: str, owner: Facts, rows: Sequence[Facts]) -> None:
        for position, row in enumerate(rows):
            insert(self._db, table, {**owner, **row, "position": position})

    def _put_each(self, table: str, things: Iterable[Facts]) -> None:
        for facts in things:
            self._put(table, facts)

    def _put(self, table: str, facts: Facts, **columns: Any) -> str:
        """Put in one row; keys become ids, amounts øre, and lists of references rows that link."""
        values = dict(columns)
        for name, value in facts.items():
            if name == "key":
                if column := _NAMED_BY_KEY.get(table):
                    values[column] = value
            elif name in _AMOUNTS:
                values[_AMOUNTS[name]] = read_figure(value, Unit.KRONER).amount_ore
            elif name == "parent":
                values["parent_id"] = self._id(table, value)
            elif name in _REFERENCES:
                column, kind = _REFERENCES[name]
                values[column] = self._id(kind, value)
            elif name not in _LINKS:
                values[name] = value
        row_id = insert(self._db, table, values)
        for name in _LINKS.keys() & facts.keys():
            self._link(table, row_id, _LINKS[name], facts[name])
        if "key" in facts:
            self._ids[table, facts["key"]] = row_id
        return row_id

    def _link(self, table: str, row_id: str, kind: str, keys: Sequence[str]) -> None:
        for key in keys:
            insert(self._db, f"{table}_{kind}", {f"{table}_id": row_id, f"{kind}_id": self._id(kind, key)})

    def _id(self, kind: str, key: str) -> str:
        try:
            return self._ids[kind, key]
        except KeyError:
            raise LookupError(f"resources/demo names no {kind} ”{key}”") from None

    def _file(self, name: str) -> Facts:
        return _read(self._folder / name)


def _read(path: Path) -> Facts:
    return tomllib.loads(path.read_text(encoding="utf-8"))
