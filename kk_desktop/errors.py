"""What the person is told when something cannot be done: what happened, is the data safe, what to do now."""

from __future__ import annotations


class UserError(Exception):
    """A person's mistake or a broken disk, told in one clear Danish message.

    ``str(error)`` is the message as it stands on the screen. Anything that is not a
    ``UserError`` is our own bug: it is logged and never shown raw.
    """


class FileError(UserError):
    """The file itself cannot be used; nothing in it has been touched."""


class FileReadOnlyError(FileError):
    """The file can be read, but not written."""


class FileInUseError(FileError):
    """Another window or another person holds the file open for writing."""


class FileDamagedError(FileError):
    """The file's content is broken."""


class DiskFullError(UserError):
    """There is no room on the disk; what was typed lives on in the window until there is."""


class LockedError(UserError):
    """The document is locked and cannot be changed."""


class CannotUndoError(UserError):
    """The value has changed since, is another person's, or is locked."""


class GoneError(UserError):
    """The thing has been deleted, or its creation undone."""
