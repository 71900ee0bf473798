"""Where the program starts: the window, or what the command line asks for."""

from __future__ import annotations

import multiprocessing
import sys

from kk_desktop.errors import DiskFullError, UserError

STOPPED = 130
"""The exit code of a program that was stopped with Ctrl+C, as shells have it (128 + SIGINT)."""


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks and return the exit code.

    0: good. 1: there are findings. 2: wrong use or unreadable input, with one Danish sentence on stderr.
    """
    from kk_desktop.cli.output import complain, fall_silent, finish, speak_utf8
    from kk_desktop.cli.parser import read_command_line

    speak_utf8()
    arguments = read_command_line(sys.argv[1:] if argv is None else argv)
    try:
        code = int(arguments.run(arguments))
        finish()
    except DiskFullError:
        # There is no window in which anything could be kept.
        complain("Der er ikke plads på disken. Intet er gemt. Gør plads, og prøv igen.")
        return 2
    except UserError as error:
        complain(str(error))
        return 2
    except BrokenPipeError:
        fall_silent()  # whoever reads (head, less) has seen enough
        return 0
    except KeyboardInterrupt:
        return STOPPED
    return code


if __name__ == "__main__":
    # A helper process of a frozen program starts here as well.
    multiprocessing.freeze_support()
    sys.exit(main())
