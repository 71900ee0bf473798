"""What a developer types: run, test, cover, build, bench, shots, soak. Only the standard library is needed.

Each command first makes ``.venv`` and installs the versions pinned in ``constraints.txt``, and does so
again only when that file has changed.
"""

import argparse
import ctypes
import hashlib
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "installed.sha256"
BUILD = ROOT / "build"
LINUX = sys.platform.startswith("linux")

# What Qt's wheels expect of the system, by Debian and Ubuntu package.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libbrotlidec.so.1": "libbrotli1",
}
SCREEN_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def main() -> int:
    """Read the command line and return the exit code of what was asked for."""
    commands = {"run": run, "test": test, "cover": cover, "build": build, "bench": bench, "shots": shots, "soak": soak}
    parser = argparse.ArgumentParser(prog="dev.py", description=__doc__.splitlines()[0])
    parser.add_argument("command", choices=commands)
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on, e.g. to pytest")
    arguments = parser.parse_args()
    os.chdir(ROOT)
    # A Windows pipe may not know every letter of a Danish result.
    sys.stdout.reconfigure(errors="replace")
    prepare(arguments.command)
    try:
        return commands[arguments.command](arguments.rest)
    except KeyboardInterrupt:
        return 130


def run(rest: list[str]) -> int:
    """Open the window on a fresh copy of the demo file; without a screen print its documents instead."""
    if has_screen():
        return python("-m", "kk_desktop", *(rest or ["--demo"]))
    out = BUILD / "demo"
    print("There is no screen here, so the demo file's documents are printed instead:", flush=True)
    return python("-m", "kk_desktop", "render", "--demo", "--all", "--out", str(out))


def test(rest: list[str]) -> int:
    """Run lint, types, import rules and the tests; all of them, and name those that failed."""
    steps = {
        "lint": ["-m", "ruff", "check", "."],
        "format": ["-m", "ruff", "format", "--check", "."],
        "types": ["-m", "mypy"],
        # Import-linter has a script but no module to run, and scripts lie elsewhere on Windows.
        "import rules": ["-c", "from importlinter.cli import lint_imports_command as lint; lint()"],
        "tests": ["-m", "pytest", "-n", "auto", *rest],
    }
    failed = []
    for name, arguments in steps.items():
        print(f"== {name}", flush=True)
        if python(*arguments, offscreen=True):
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All good.")
    return 1 if failed else 0


def cover(rest: list[str]) -> int:
    """Run the tests and tell which lines no test comes by; counting them takes its time, so ``test`` does without."""
    return python("-m", "pytest", "-n", "auto", "--cov", "--cov-report=term", *rest, offscreen=True)


def build(rest: list[str]) -> int:
    """Freeze the program into ``dist/kk-desktop`` and let the frozen program test itself."""
    code = python(
        "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "--workpath", str(BUILD / "work"), "build.spec", *rest
    )
    if code:
        return code
    program = ROOT / "dist" / "kk-desktop" / ("kk-desktop.exe" if os.name == "nt" else "kk-desktop")
    result = BUILD / "self-test.json"
    result.unlink(missing_ok=True)
    code = call([str(program), "self-test", "--out", str(result)], offscreen=True)
    print(result.read_text(encoding="utf-8") if result.exists() else "The frozen program wrote no result.")
    return code


def bench(rest: list[str]) -> int:
    """Measure what has a goal: first paint, typing, drawing, searching."""
    return python("-m", "tests.bench", *rest, offscreen=True)


def shots(rest: list[str]) -> int:
    """Take a picture of every tab and dialog into ``build/shots``."""
    return python("-m", "tests.shots", *rest, offscreen=True)


def soak(rest: list[str]) -> int:
    """Kill the program again and again while it types and prints, and look for lost changes."""
    return python("-m", "tests.soak", *rest, offscreen=True)


def prepare(command: str) -> None:
    """Make the environment and install the pinned versions, unless that is done already."""
    if LINUX:
        need_system_packages(command)
    wanted = hashlib.sha256((ROOT / "constraints.txt").read_bytes() + sys.version.encode()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text(encoding="utf-8") == wanted:
        return
    print(f"Making {VENV.name} and installing the pinned versions; this takes a few minutes.", flush=True)
    venv.create(VENV, with_pip=True, clear=True)
    # The pins are complete, so there is nothing to resolve.
    pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    if python(*pip, "--requirement", "constraints.txt"):
        sys.exit("The dependencies could not be installed; nothing else was changed. Try again.")
    STAMP.write_text(wanted, encoding="utf-8")


def need_system_packages(command: str) -> None:
    """Install the system libraries that are missing when we may (root), else print the exact line."""
    missing = missing_packages(command)
    if not missing:
        return
    if not shutil.which("apt-get"):
        sys.exit(f"Missing on this system (names as in Debian): {' '.join(missing)}")
    line = ["apt-get", "install", "-y", "--no-install-recommends", *missing]
    if os.geteuid() != 0:
        sys.exit(f"Missing system packages. Run this, then try again:\n  sudo {' '.join(line)}")
    print(f"Installing {' '.join(missing)}", flush=True)
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    # An update may fail over one source that has nothing to do with us; the installation tells.
    for step in (["apt-get", "update", "-q"], line):
        done = subprocess.run(step, check=False, env=environment, stdout=subprocess.DEVNULL)
    if done.returncode:
        sys.exit(f"The system packages could not be installed. Try this by hand:\n  {' '.join(line)}")


def missing_packages(command: str) -> list[str]:
    """Return the Debian packages this command needs and this system lacks."""
    libraries = QT_LIBRARIES | (SCREEN_LIBRARIES if has_screen() else {})
    missing = [package for library, package in libraries.items() if not is_loadable(library)]
    if not find_spec("ensurepip"):
        missing.append("python3-venv")
    if command == "build":
        shared = sysconfig.get_config_var("INSTSONAME") or ""
        if not shutil.which("objdump"):
            missing.append("binutils")
        if ".so" in shared and not is_loadable(shared):
            missing.append(f"libpython{sys.version_info.major}.{sys.version_info.minor}")
    return missing


def is_loadable(library: str) -> bool:
    """Tell whether the system's loader finds this library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_screen() -> bool:
    """Tell whether a window can be seen here."""
    if os.environ.get("QT_QPA_PLATFORM", "") in ("offscreen", "minimal"):
        return False
    return not LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def python(*arguments: str, offscreen: bool = False) -> int:
    """Run the environment's own Python and return its exit code."""
    return call([str(PYTHON), *arguments], offscreen=offscreen)


def call(line: list[str], offscreen: bool = False) -> int:
    """Run one program with the checkout importable and UTF-8 everywhere; return its exit code."""
    environment = os.environ | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)}
    if offscreen:
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    return subprocess.run(line, env=environment, check=False).returncode


if __name__ == "__main__":
    if sys.version_info < (3, 11):  # noqa: UP036 -- whoever types this may have an older Python
        sys.exit("kk_desktop needs Python 3.11 or newer.")
    sys.exit(main())
