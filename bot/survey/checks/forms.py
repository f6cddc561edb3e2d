"""The form of a survey's file: which names it may have, and what stands behind each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.survey.building import CLOCKS, is_language
from bot.survey.durations import duration

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.survey.lines import Path
    from bot.survey.sheet import Sheet

    Form = Callable[[Any], bool]

HUNDRED = 100


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_flag(value: object) -> bool:
    return isinstance(value, bool)


def _is_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_share(value: object) -> bool:
    return _is_number(value) and 1 <= int(str(value)) <= HUNDRED


def _is_duration(value: object) -> bool:
    try:
        return bool(duration(value) if isinstance(value, str) else False) or value == "0 days"
    except ValueError:
        return False


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_text, value))


def _is_table(value: object) -> bool:
    return isinstance(value, dict)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_table, value))


FORMS: dict[str, Form] = {
    "text": _is_text,
    "flag": _is_flag,
    "number": _is_number,
    "share": _is_share,
    "duration": _is_duration,
    "texts": _is_texts,
    "table": _is_table,
    "tables": _is_tables,
}
"""What can stand behind a name; the sentence of refusal is ``survey.must.`` and the form."""
SURVEY = {
    "title": "table",
    "areas": "table",
    "question": "tables",
    "by": "text",
    "alert": "number",
    "sample": "share",
    **dict.fromkeys(CLOCKS, "duration"),
}
QUESTION = {
    "key": "text",
    "kind": "text",
    "area": "text",
    "areas": "texts",
    "if": "text",
    "optional": "flag",
    "more": "flag",
    "link": "text",
}
WORDS = {"ask": "text", "low": "text", "high": "text", "options": "table", "link": "text"}


def check(sheet: Sheet) -> None:
    """Check the names and what stands behind them, from the outside in."""
    _table(sheet, (), SURVEY, needed=("title", "question"))
    _words_by_language(sheet, ("title",))
    for area in sheet.data.get("areas", {}):
        if not _is_table(sheet.at(("areas", area))):
            raise sheet.wrong(("areas", area), "must.table")
        _words_by_language(sheet, ("areas", area))
    for number in range(len(sheet.data["question"])):
        _question(sheet, ("question", number))


def _question(sheet: Sheet, path: Path) -> None:
    languages = dict.fromkeys(filter(is_language, sheet.at(path)), "table")
    _table(sheet, path, QUESTION | languages, needed=("key", "kind"))
    for code in languages:
        _table(sheet, (*path, code), WORDS, needed=("ask",))
        if "options" in sheet.at((*path, code)):
            _all_texts(sheet, (*path, code, "options"))


def _table(sheet: Sheet, path: Path, forms: Mapping[str, str], needed: tuple[str, ...]) -> None:
    for name, value in sheet.at(path).items():
        sheet.one_of((*path, name), name, forms, "unknown")
        if not FORMS[forms[name]](value):
            raise sheet.wrong((*path, name), f"must.{forms[name]}")
    for name in needed:
        if name not in sheet.at(path):
            raise sheet.wrong(path, "needed", name=name)


def _words_by_language(sheet: Sheet, path: Path) -> None:
    for code in sheet.at(path):
        if not is_language(code):
            raise sheet.wrong((*path, code), "language")
    _all_texts(sheet, path)


def _all_texts(sheet: Sheet, path: Path) -> None:
    for name, value in sheet.at(path).items():
        if not _is_text(value):
            raise sheet.wrong((*path, name), "must.text")
