"""``python bot.py sentiment comments.txt``: what is thought of comments, a line each."""

from __future__ import annotations

import json
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli import tell
from bot.errors import Refused

if TYPE_CHECKING:
    import argparse
    from contextlib import AbstractContextManager
    from typing import TextIO

    from bot.languages import Texts

SAID = ("label", "polarity", "subjectivity", "confidence", "language")


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take a file, and the language the writers are known by."""
    parser.add_argument("file", metavar="FILE", nargs="?", type=Path, help=texts("cli.sentiment.file"))
    parser.add_argument("--language", default="", help=texts("cli.sentiment.language"))


def run(arguments: argparse.Namespace) -> int:
    """Print a JSON object for each line as it comes."""
    with _opened(arguments.file) as lines:
        for line in lines:
            tell(json.dumps(_told(_comment(line.rstrip("\r\n")), arguments.language), ensure_ascii=False))
    return 0


def _told(comment: str, language: str) -> dict[str, object]:
    from bot.sentiment import analyse, encoder

    encoder.allowed = True
    opinion = analyse(comment, language)
    told = {name: getattr(opinion, name, None) for name in SAID}
    return told | {"label": told["label"] or None}


def _comment(line: str) -> str:
    """Return what a line says: a JSON string, or itself."""
    try:
        comment = json.loads(line)
    except ValueError:
        return line
    return comment if isinstance(comment, str) else line


def _opened(path: Path | None) -> AbstractContextManager[TextIO]:
    if path is None:
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr] # not when replaced in tests
        return nullcontext(sys.stdin)
    try:
        return path.open(encoding="utf-8", errors="replace")
    except OSError as error:
        raise Refused("cli.sentiment.unreadable", file=str(path)) from error
