"""How a helper process behaves beside the window: whoever types goes before whatever is drawn or read."""

from __future__ import annotations

import os
import sys

_STEPS_BACK = 5
"""Of nineteen (setpriority(2)): enough that a key is answered at once on two cores, and a page no later when idle."""

_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS of SetPriorityClass


def step_back() -> None:
    """Let the window's process go first from now on; a system that does not allow it changes nothing."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_STEPS_BACK)
