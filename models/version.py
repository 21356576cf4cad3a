"""The program's version, said in one place: setup.cfg, `main.py --version` and «О программе» read it here."""

from __future__ import annotations

VERSION = "0.1.0"
