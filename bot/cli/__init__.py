"""
What the program can do: one file for each word after ``python bot.py``.

A file defines ``add_arguments(parser, texts)`` and ``run(arguments)``, which returns the exit code.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from bot import languages

if TYPE_CHECKING:
    from bot.languages import Texts


def texts() -> Texts:
    """Return the texts in the operator's language, even while settings are wrong."""
    return languages.texts(languages.nearest(os.environ.get("WORKSPACE_LANGUAGE", "")))


def tell(line: str = "") -> None:
    """Print a line for the person or program at the other end."""
    print(line, flush=True)  # noqa: T201 - a command line prints
