"""A file that several people sit at in turn, with a draft that one sends and others decide on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from kk_desktop.domain.approvals import Approver
from kk_desktop.domain.text import Block, Run
from kk_desktop.domain.workflow import Status
from kk_desktop.printing.helper import PageHelper
from kk_desktop.services.machine import Machine
from kk_desktop.services.workspace import Workspace

BO, CARL, DORTE = Approver("Bo Lund", "Kontorchef"), Approver("Carl Friis", "Direktør"), Approver("Dorte Bak")


class Office:
    """One file that several people sit at in turn; Anna Holm writes."""

    def __init__(self, workspace: Workspace, machine: Machine) -> None:
        self.workspace, self.machine = workspace, machine
        self.approvals = workspace.approvals
        self.document_id = workspace.documents.create("hearing_response", "Svar om bydelsplanen")
        self.write("Vi støtter planen.")

    def write(self, *words: str) -> None:
        blocks = [Block(f"p{n}", runs=(Run(each),)) for n, each in enumerate(words)]
        self.workspace.documents.save_blocks(self.document_id, blocks, [block.id for block in blocks])

    @contextmanager
    def sits(self, name: str) -> Iterator[None]:
        """Somebody else is at the machine meanwhile."""
        me = self.machine.me
        self.machine.me = replace(me, name=name)
        yield
        self.machine.me = me

    def submit(self, *approvers: Approver, **more: str) -> str:
        return self.approvals.submit(self.document_id, approvers or (BO,), **more)

    @property
    def status(self) -> Status:
        return self.workspace.documents.get(self.document_id).status

    @property
    def step_id(self) -> str:
        """The step that is waited for."""
        submission = self.approvals.current(self.document_id)
        assert submission is not None
        assert submission.current is not None
        return submission.current.id

    @property
    def seen(self) -> str:
        return self.approvals.content_digest(self.document_id)

    def approve(self, name: str) -> None:
        with self.sits(name):
            self.approvals.approve(self.step_id, self.seen)


class Shared(PageHelper):
    """One drawing process for all tests here; no file that is closed ends it."""

    def close(self) -> None:
        pass
