#!/usr/bin/env python3
"""Prepare .venv for one purpose: `python3 .ci/setup.py run|demo|test|check`.

Called by every target of the Makefile. Installs what setup.cfg asks for (exact versions: constraints.txt)
from whatever package index this machine is configured with, and the Debian packages that hold the shared
libraries Qt loads. A stamp in .venv makes the second call return at once. Standard library only; where
something cannot be installed, one sentence says what is lacking and the exit code is 1.
"""

from __future__ import annotations

import configparser
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
OLDEST_PYTHON = (3, 11)

#: purpose → (extras of setup.cfg, kinds of Qt files that should load)
PURPOSES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "run": ((), ("offscreen", "window", "printing")),
    "demo": ((), ()),
    "test": (("test",), ("offscreen",)),
    "check": (("test", "dev"), ()),
}

#: What Qt loads, by kind: files under site-packages/PySide6 whose dependencies must all be there.
QT_FILES = {
    "offscreen": (
        "Qt[A-Z]*.abi3.so",
        "Qt/plugins/platforms/libqoffscreen.so",
        "Qt/plugins/imageformats/*.so",
    ),
    "window": ("Qt/plugins/platforms/libqxcb.so",),
    "printing": ("Qt/plugins/printsupport/*.so",),
}
#: Kinds without which the program still does its work (papers are then printed from their PDF).
DISPENSABLE = {"printing"}
QT_MODULES = (
    "QtCore",
    "QtGui",
    "QtWidgets",
    "QtPrintSupport",
    "QtPdf",
    "QtPdfWidgets",
    "QtSvg",
    "QtNetwork",
    "QtTest",
)

#: shared library → Debian package
PACKAGES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libICE.so.6": "libice6",
    "libOpenGL.so.0": "libopengl0",
    "libSM.so.6": "libsm6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgio-2.0.so.0": "libglib2.0-0",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgobject-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinerama.so.0": "libxcb-xinerama0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
}


class Lacking(Exception):
    """Something is missing that this script may not install; the text is the sentence to show."""


def main(arguments: list[str]) -> int:
    """Prepare for the purpose named in `arguments`; 0 ready, 1 something is lacking, 2 wrong usage."""
    if len(arguments) != 1 or arguments[0] not in PURPOSES:
        say(f"Использование: python3 .ci/setup.py {'|'.join(PURPOSES)}")
        return 2
    try:
        use_recent_python(arguments)
        # Two targets of one `make -j` must not build the environment at the same time.
        with open(__file__, encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            prepare(arguments[0])
    except Lacking as lacking:
        say(str(lacking))
        return 1
    return 0


def prepare(purpose: str) -> None:
    """Bring .venv to the state `purpose` needs, doing nothing when its stamp says that it is there."""
    extras, qt_kinds = PURPOSES[purpose]
    wanted = requirements(extras)
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    state = hashlib.sha256("\n".join([sys.version, purpose, *wanted, constraints]).encode()).hexdigest()
    stamp = VENV / f".ready-{purpose}"
    if VENV_PYTHON.exists() and stamp.exists() and stamp.read_text() == state:
        return
    say(f"Готовлю окружение для «make {purpose}»: только в первый раз, до нескольких минут…")
    if not usable_environment():
        make_environment()
    install(wanted)
    if qt_kinds:
        ensure_qt_libraries(qt_kinds)
    stamp.write_text(state)


def say(sentence: str) -> None:
    """Print one sentence to the error stream, so that the output of the target itself stays clean."""
    sys.stderr.write(sentence + "\n")
    sys.stderr.flush()


def use_recent_python(arguments: list[str]) -> None:
    """Go on in a newer Python when this one is older than the program needs."""
    if sys.version_info >= OLDEST_PYTHON:
        return
    for minor in range(14, OLDEST_PYTHON[1] - 1, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, __file__, *arguments])
    raise Lacking(f"Нужен Python 3.11 или новее, а здесь {sys.version.split()[0]}.")


def requirements(extras: tuple[str, ...]) -> list[str]:
    """Requirement lines of setup.cfg: the program's own and those of `extras`."""
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    texts = [
        config["options"]["install_requires"],
        *(config["options.extras_require"][name] for name in extras),
    ]
    return [line.strip() for text in texts for line in text.splitlines() if line.strip()]


def usable_environment() -> bool:
    """Whether .venv starts and is of the Python that runs this script (an upgrade leaves a stale one)."""
    if not VENV_PYTHON.exists():
        return False
    answer = run([str(VENV_PYTHON), "-c", "import sys; print(sys.version)"])
    return answer.returncode == 0 and answer.stdout.strip() == sys.version


def make_environment() -> None:
    """Create .venv: venv, venv without pip (Debian lacks python3-venv), virtualenv, or after apt-get."""
    python = sys.executable
    ways = []
    if importlib.util.find_spec("ensurepip"):
        ways.append([python, "-m", "venv", "--clear", str(VENV)])
    if importlib.util.find_spec("pip"):
        ways.append([python, "-m", "venv", "--clear", "--without-pip", str(VENV)])
    if importlib.util.find_spec("virtualenv"):
        ways.append([python, "-m", "virtualenv", "--clear", str(VENV)])
    if any(succeeded(way) for way in ways):
        return
    try:
        install_packages(["python3-venv"])
    except Lacking:
        raise Lacking("Не хватает модуля venv: установите пакет python3-venv и повторите команду.") from None
    if not succeeded([python, "-m", "venv", "--clear", str(VENV)]):
        raise Lacking(f"Не удалось создать окружение {VENV}: проверьте место на диске и права на папку.")


def succeeded(command: list[str]) -> bool:
    """Run `command` silently and say whether it ended well and the environment's Python is there."""
    return run(command).returncode == 0 and VENV_PYTHON.exists()


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Run `command` and return its exit code and output."""
    return subprocess.run(command, capture_output=True, text=True, check=False)


def install(wanted: list[str]) -> None:
    """Install the requirement lines into .venv with its own pip or, where it has none, with ours."""
    own_pip = run([str(VENV_PYTHON), "-m", "pip", "--version"]).returncode == 0
    pip = (
        [str(VENV_PYTHON), "-m", "pip"]
        if own_pip
        else [sys.executable, "-m", "pip", "--python", str(VENV_PYTHON)]
    )
    options = ["--quiet", "--disable-pip-version-check", "--no-input", "--root-user-action=ignore"]
    command = [*pip, "install", *options, "--constraint", str(ROOT / "constraints.txt"), *wanted]
    if subprocess.run(command, check=False, cwd=ROOT).returncode != 0:
        raise Lacking(
            "Не удалось установить библиотеки Python (причина выше): проверьте доступ к их хранилищу."
        )


def ensure_qt_libraries(kinds: tuple[str, ...]) -> None:
    """Install the Debian packages of the shared libraries that Qt would look for in vain."""
    missing = missing_libraries(kinds)
    if not missing:
        return
    required = tuple(kind for kind in kinds if kind not in DISPENSABLE)
    try:
        install_packages(sorted({PACKAGES.get(name, name) for name in missing}))
    except Lacking as lacking:
        if missing_libraries(required):
            raise
        say(f"{lacking} Без них работает всё, кроме печати из окна.")
    left = missing_libraries(required)
    if left:
        raise Lacking(f"Для Qt не хватает системных библиотек: {', '.join(sorted(left))}.")


def missing_libraries(kinds: tuple[str, ...]) -> set[str]:
    """Names of shared libraries that the Qt files of these kinds need and the loader does not find."""
    ldd = shutil.which("ldd")
    folder = next(VENV.glob("lib/python3*/site-packages/PySide6"), None)
    if ldd is None or folder is None:
        return set()
    files = [path for kind in kinds for pattern in QT_FILES[kind] for path in folder.glob(pattern)]
    files = [
        path for path in files if not path.name.endswith(".abi3.so") or path.name.split(".")[0] in QT_MODULES
    ]
    answer = run([ldd, *map(str, files)])
    return set(re.findall(r"^\s*(\S+) => not found", answer.stdout, re.MULTILINE))


def install_packages(names: list[str]) -> None:
    """Install Debian packages; raises Lacking with their names where that does not work."""
    sentence = f"Не хватает системных пакетов: {' '.join(names)}; установите их и повторите команду."
    if shutil.which("apt-get") is None or (os.geteuid() != 0 and not sudo_works()):
        raise Lacking(sentence)
    say(f"Устанавливаю системные пакеты: {' '.join(names)}…")
    apt = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    if os.geteuid() != 0:
        apt = ["sudo", "-n", *apt]
    # The list of packages may be old or absent; where update fails, install may still find what it needs.
    run([*apt, "update"])
    answer = run([*apt, "install", "--yes", "--no-install-recommends", *names])
    if answer.returncode != 0:
        raise Lacking(sentence)


def sudo_works() -> bool:
    """Whether sudo runs without asking for a password."""
    return shutil.which("sudo") is not None and run(["sudo", "-n", "true"]).returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
