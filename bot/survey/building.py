"""From a survey's data to the survey; nothing is checked here, so that what was once good can always be read."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from bot.survey.conditions import condition
from bot.survey.durations import duration
from bot.survey.kinds import AREAS, KINDS, THANKS, YESNO
from bot.survey.plan import Survey
from bot.survey.question import FALLBACK, Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    Data = Mapping[str, Any]

LANGUAGE = 3
"""A question's names of two or three letters are languages."""
CLOCKS = ("expiry", "delay", "reminder", "rest")
PASSING = frozenset({"optional", "more"})
"""What may change about a question without changing what its answers mean."""


def build(name: str, data: Data) -> Survey:
    """Return the survey that the data describe."""
    areas: Data = data.get("areas", {})
    options: dict[str, Any] = {key: data[key] for key in ("alert", "by", "sample") if key in data}
    clocks: dict[str, Any] = {key: duration(data[key]) for key in CLOCKS if key in data}
    return Survey(
        name=name,
        questions=tuple(_question(data, areas, number) for number in range(len(data["question"]))),
        title=data["title"],
        areas=areas,
        version=version(data),
        body=json.dumps(data, ensure_ascii=False),
        **options,
        **clocks,
    )


def version(data: Data) -> str:
    """Return a fingerprint of what the meaning of an answer hangs on: who answers, questions, areas, their words."""
    asked = [question for question in data["question"] if question["kind"] != THANKS]
    bearing = [{key: value for key, value in each.items() if key not in PASSING} for each in asked]
    meaning = {"by": data.get("by", "customer"), "areas": data.get("areas", {}), "question": bearing}
    text = json.dumps(meaning, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _question(data: Data, areas: Data, number: int) -> Question:
    each: Data = data["question"][number]
    kind = KINDS[each["kind"]]
    words = {code: value for code, value in each.items() if is_language(code)}
    return Question(
        key=each["key"],
        kind=each["kind"],
        measure=f"agent_{kind.measure}" if data.get("by") == "agent" else kind.measure,
        scale=kind.steps,
        lowest=kind.lowest,
        area=each.get("area", each["key"] if each["kind"] == YESNO else ""),
        areas=tuple(each.get("areas", areas)) if each["kind"] == AREAS else (),
        options=tuple(words[FALLBACK].get("options", ())),
        condition=condition(each["if"]) if "if" in each else (),
        optional=each.get("optional", number > 0),
        more=each.get("more", False),
        link=each.get("link", ""),
        wording={
            code: {part: text for part, text in found.items() if part != "options"} for code, found in words.items()
        },
        choices={code: found["options"] for code, found in words.items() if "options" in found},
    )


def is_language(name: str) -> bool:
    """Return whether a name in a question is a language's code."""
    return 1 < len(name) <= LANGUAGE and name.isalpha() and name not in {"key", "if"}
