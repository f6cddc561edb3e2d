"""Whether a survey can be asked: its kinds, keys, areas, the first question, the alert and the links."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.survey.kinds import AREAS, KINDS, TEXT, THANKS
from bot.survey.question import RESERVED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.survey.lines import Path
    from bot.survey.sheet import Sheet

KEY = re.compile(r"[a-z][a-z0-9_]{0,15}")
"""So short because key and answer must fit behind a button with the ask's token."""
WHO = ("customer", "agent")
MOST_AREAS = 8
"""More would be no compact grid."""


def check(sheet: Sheet) -> None:
    """Check what is asked, question by question, and then the survey as a whole."""
    for area in sheet.data.get("areas", {}):
        _key(sheet, ("areas", area), area)
    for number, question in enumerate(sheet.data["question"]):
        _question(sheet, ("question", number), question)
    _keys(sheet)
    _first(sheet, sheet.data["question"][0])
    sheet.one_of(("by",), sheet.data.get("by", "customer"), WHO, "by")


def _question(sheet: Sheet, path: Path, question: Mapping[str, Any]) -> None:
    _key(sheet, (*path, "key"), question["key"])
    sheet.one_of((*path, "kind"), question["kind"], KINDS, "kind")
    _areas(sheet, path, question)
    links = [(*path, "link")] if "link" in question else []
    links += [(*path, code, "link") for code, words in question.items() if isinstance(words, dict) and "link" in words]
    for link in links:
        if question["kind"] != THANKS or not sheet.at(link).startswith("https://"):
            raise sheet.wrong(link, "link")


def _key(sheet: Sheet, path: Path, key: str) -> None:
    if not KEY.fullmatch(key):
        raise sheet.wrong(path, "key", value=key)
    if key in RESERVED:
        raise sheet.wrong(path, "reserved", value=key)


def _areas(sheet: Sheet, path: Path, question: Mapping[str, Any]) -> None:
    known = sheet.data.get("areas", {})
    if question["kind"] == AREAS and not known:
        raise sheet.wrong((*path, "kind"), "no_areas")
    named = [question["area"]] if "area" in question else []
    for area in (*named, *question.get("areas", ())):
        sheet.one_of((*path, "area" if named else "areas"), area, known, "area")
    if "areas" in question and question["kind"] != AREAS:
        raise sheet.wrong((*path, "areas"), "only_areas")
    if question["kind"] == AREAS and len(question.get("areas", known)) > MOST_AREAS:
        raise sheet.wrong(path, "many_areas", n=MOST_AREAS)


def _keys(sheet: Sheet) -> None:
    seen: set[str] = set()
    for number, question in enumerate(sheet.data["question"]):
        if question["key"] in seen:
            raise sheet.wrong(("question", number, "key"), "twice", value=question["key"])
        seen.add(question["key"])


def _first(sheet: Sheet, question: Mapping[str, Any]) -> None:
    """Check that the survey opens with one tap, and that the alert lies on its scale."""
    kind = KINDS[question["kind"]]
    if question["kind"] in {TEXT, THANKS, AREAS} or "if" in question or question.get("more"):
        raise sheet.wrong(("question", 0), "first")
    alert = sheet.data.get("alert")
    if alert is not None and not kind.steps:
        raise sheet.wrong(("alert",), "no_alert")
    if alert is not None and not kind.lowest <= alert < kind.lowest + kind.steps:
        raise sheet.wrong(("alert",), "alert", low=kind.lowest, high=kind.lowest + kind.steps - 1)
