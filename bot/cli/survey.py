"""``python bot.py survey check FILE`` and ``survey preview NAME``: a survey before any customer sees it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from bot import languages, settings
from bot.cli import tell, texts
from bot.errors import Misconfigured

if TYPE_CHECKING:
    import argparse

    from bot.languages import Texts
    from bot.survey import Survey

GOOD = 0


def add_arguments(parser: argparse.ArgumentParser, texts: Texts) -> None:
    """Take what to do with which survey."""
    verbs = parser.add_subparsers(dest="deed", metavar="DEED", required=True)
    check = verbs.add_parser("check", help=texts("cli.survey.check"), description=texts("cli.survey.check"))
    check.add_argument("file", metavar="FILE", help=texts("cli.survey.file"))
    preview = verbs.add_parser("preview", help=texts("cli.survey.preview"), description=texts("cli.survey.preview"))
    preview.add_argument("name", metavar="NAME", help=texts("cli.survey.name"))
    preview.add_argument("--language", default="", help=texts("cli.survey.language"))
    preview.add_argument("--page", action="store_true", help=texts("cli.survey.page"))


def run(arguments: argparse.Namespace) -> int:
    """
    Check or show a survey and return 0.

    Raises:
        Misconfigured: the file cannot be used; the sentence says where and what to write instead.
    """
    if arguments.deed == "check":
        return _check(arguments.file)
    return _preview(arguments.name, arguments.language, page=arguments.page)


def _check(file: str) -> int:
    from bot.survey import load

    found = load(Path(file))
    tell(texts()("cli.survey.good", file=file, title=found.title["en"], languages=", ".join(found.title)))
    return GOOD


def _preview(name: str, language: str, *, page: bool) -> int:
    from bot.cli import _preview as preview

    found = _find(name)
    code = language or languages.nearest(settings.load().workspace_language)
    if code not in found.title:
        raise Misconfigured("cli.survey.speaks", language=code, languages=", ".join(found.title))
    if page:
        tell(preview.page(found, code))
    else:
        tell(preview.text(found, code))
    return GOOD


def _find(name: str) -> Survey:
    from bot.survey import load, surveys

    if name.endswith(".toml"):
        return load(Path(name))
    known = surveys(settings.load().surveys_folder)
    if name not in known:
        raise Misconfigured("cli.survey.unknown", name=name, names=", ".join(known))
    return known[name]
