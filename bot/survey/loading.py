"""Where surveys come from: the shipped ones, and a company's own folder."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from bot.errors import Misconfigured
from bot.survey.building import build
from bot.survey.checks import check
from bot.survey.checks.asking import KEY
from bot.survey.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.survey.plan import Survey

ENDING = ".toml"


@cache
def survey(name: str) -> Survey:
    """
    Return the shipped survey with this name.

    Raises:
        FileNotFoundError: there is none.
    """
    return build(name, tomllib.loads((files("bot.surveys") / f"{name}{ENDING}").read_text("utf-8")))


@cache
def shipped() -> Mapping[str, Survey]:
    """Return every shipped survey by its name."""
    names = (file.name for file in files("bot.surveys").iterdir() if file.name.endswith(ENDING))
    return {name: survey(name) for name in sorted(each.removesuffix(ENDING) for each in names)}


def surveys(folder: str = "") -> Mapping[str, Survey]:
    """
    Return the shipped surveys and those in a folder, which take the place of shipped ones with their name.

    Raises:
        Misconfigured: the folder or a file in it cannot be used.
    """
    if not folder:
        return shipped()
    home = Path(folder)
    if not home.is_dir():
        raise Misconfigured("survey.no_folder", folder=folder)
    return {**shipped(), **{file.stem: load(file) for file in sorted(home.glob(f"*{ENDING}"))}}


def load(file: Path) -> Survey:
    """
    Return the survey in a file, named after it.

    Raises:
        Misconfigured: the file cannot be used; the sentence says where and what to write instead.
    """
    try:
        return parsed(file.read_text("utf-8-sig"), str(file))
    except OSError as trouble:
        raise Misconfigured("survey.unreadable", file=str(file), detail=trouble.strerror or "") from None
    except UnicodeDecodeError:
        raise Misconfigured("survey.encoding", file=str(file)) from None


def parsed(text: str, file: str) -> Survey:
    """
    Return the survey that a text describes.

    Raises:
        Misconfigured: the text cannot be used.
    """
    name = Path(file).stem
    if not KEY.fullmatch(name):
        raise Misconfigured("survey.file_name", file=file)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise Misconfigured("survey.syntax", file=file, detail=str(wrong)) from None
    check(Sheet(file=file, text=text, data=data))
    return build(name, data)
